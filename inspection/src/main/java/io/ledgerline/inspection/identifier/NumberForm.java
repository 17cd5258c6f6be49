package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Topic;
import java.util.List;

/**
 * How a number of digits only is written, checked and believed.
 *
 * @param kind what it is
 * @param digits how many
 * @param groups how it is grouped besides not at all; groups with one kind of separator are
 *     accepted in any other way too where context says what it is
 * @param topics any of them is context
 * @param check decides
 * @param alone confidence without context, ungrouped
 * @param grouped confidence without context, in one of {@code groups}
 */
record NumberForm(
    Kind kind, int digits, Groups groups, List<Topic> topics, Check check, int alone, int grouped) {
  /** With a context word as the nearest, in permille. */
  static final int LABELLED = 980;

  /** With a context word around. */
  static final int AROUND = 900;

  /** Where the nearest word speaks of something else. */
  static final int CONTRADICTED = 300;

  private static final int STRONG = 850;

  /** How sure it is, after the check has passed. */
  int confidence(Context context, boolean isGrouped) {
    int without = isGrouped ? grouped : alone;
    boolean other = true;
    for (var topic : topics) {
      if (context.near(topic)) {
        return LABELLED;
      }
      other &= context.speaksOfOther(topic);
    }
    if (other && without < STRONG && !context.isAboutTime()) {
      return has(context) ? Math.max(without, CONTRADICTED) : Math.min(without, CONTRADICTED);
    }
    return has(context) ? AROUND : without;
  }

  boolean has(Context context) {
    for (var topic : topics) {
      if (context.has(topic)) {
        return true;
      }
    }
    return false;
  }
}
