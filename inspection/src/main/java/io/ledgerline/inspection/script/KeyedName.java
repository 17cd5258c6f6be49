package io.ledgerline.inspection.script;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/** Values behind English labels of names: {@code "full_name": "أحمد علي"}. */
final class KeyedName {
  private static final int SIGNS = ByteClass.COLON | ByteClass.EQUALS;
  private static final int MOST_GAP = 6;

  /** Labels of people's names and of nothing else. */
  private static final Set<Long> SURE =
      Fold.hashes(
          "fullname firstname lastname surname familyname givenname middlename maidenname"
              + " customername patientname employeename cardholder apellidos nachname vorname");

  private KeyedName() {}

  /** Whether a token stands right behind a label of ASCII letters that a name follows. */
  static boolean isValue(Text text, int token) {
    return isAssigned(text, token) && text.is(token - 1, WordClass.NAME_LABEL)
        || isAssigned(text, token) && isPhrase(text, token);
  }

  /** Whether the label is one of people's names for sure. */
  static boolean isSure(Text text, int token) {
    return SURE.contains(text.hash(token - 1)) || isPhrase(text, token);
  }

  private static boolean isPhrase(Text text, int token) {
    return token >= 2 && text.phrase(token - 2, WordClass.NAME_LABEL) == 2
        || token >= 3 && text.phrase(token - 3, WordClass.NAME_LABEL) == 3;
  }

  /** A colon or equals sign, with quotes and spaces around, in one line. */
  static boolean isAssigned(Text text, int token) {
    int gap = text.has(token) ? text.gap(token) : 0;
    return token > 0
        && (gap & SIGNS) != 0
        && (gap & ~(SIGNS | ByteClass.SPACE | ByteClass.QUOTE | ByteClass.CELL)) == 0
        && text.gapLength(token) <= MOST_GAP;
  }
}
