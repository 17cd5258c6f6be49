package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Topic;

/**
 * A value without any check, known by its label only.
 *
 * @param topic what the nearest word must be about
 * @param form decides on the characters
 * @param written whether it is printed in capitals, after a space where it has a series: {@code AK
 *     553801}
 */
record LabelledForm(Kind kind, Topic topic, Check form, boolean written) {
  private static final int ADJACENT = 900;

  int confidence(Context context) {
    return context.near(topic) ? ADJACENT : 0;
  }
}
