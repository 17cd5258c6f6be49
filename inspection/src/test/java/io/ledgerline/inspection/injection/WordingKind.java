package io.ledgerline.inspection.injection;

import java.util.Locale;

/** What a model of wording is learnt for. */
enum WordingKind {
  /** What users say. */
  USER(0),
  /** Data. */
  DATA(0),
  /** Sentences of data that are not English: of many of their words a glance knows nothing. */
  WORLD(15);

  /** See {@link WordingModel#file}. */
  final int lower;

  WordingKind(int lower) {
    this.lower = lower;
  }

  /** The file that is learnt. */
  String file() {
    return "wording-" + name().toLowerCase(Locale.ROOT) + ".bin";
  }
}
