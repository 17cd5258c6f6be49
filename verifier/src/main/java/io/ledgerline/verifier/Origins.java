package io.ledgerline.verifier;

import org.jspecify.annotations.Nullable;

/** What an origin, {@code base/installation/stream/node}, says about whose it is. */
final class Origins {
  private Origins() {}

  /** The stream's name: the part before the last, the node. */
  static String streamOf(String origin) {
    String[] parts = origin.split("/");
    return parts.length < 2 ? origin : parts[parts.length - 2];
  }

  /**
   * A file that names an origin must lie in that stream's folder: otherwise two tenants' streams
   * could change places, each whole in itself.
   */
  static void check(Findings findings, String stream, String file, @Nullable String origin) {
    if (origin != null && !streamOf(origin).equals(stream)) {
      String what = "it belongs to the stream of origin " + origin + ", not to " + stream;
      findings.add(Finding.Kind.MISPLACED, file, -1, -1, what);
    }
  }

  /** State and checkpoint of one stream must be of one origin, or of those it had by turns. */
  static void checkSame(
      Findings findings,
      AdoptionCheck adoption,
      @Nullable String state,
      @Nullable String checkpoint) {
    if (!adoption.areOfOneStream(state, checkpoint)) {
      String what = "it is of origin " + checkpoint + ", the stream's state of " + state;
      findings.add(Finding.Kind.MISPLACED, "checkpoint", -1, -1, what);
    }
  }
}
