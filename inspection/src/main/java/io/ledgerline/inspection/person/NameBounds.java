package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/** What a name may stand beside, and what says that a word is none. */
final class NameBounds {
  private NameBounds() {}

  /** Whether the words up to that one go on as a company, an institution or a street. */
  static boolean isOrganisation(Text text, int last) {
    return text.is(last + 1, WordClass.COMPANY)
            && isSpaced(text, last + 1)
            && text.isCapital(last + 1)
        || text.is(last + 1, WordClass.INSTITUTION)
            && text.isCapital(last + 1)
            && isSpaced(text, last + 1)
        || text.is(last + 1, WordClass.STREET)
            && text.isCapital(last + 1)
            && isSpaced(text, last + 1);
  }

  /** Whether nothing but a space or a dash parts a word from the one before it. */
  static boolean isSpaced(Text text, int token) {
    return text.has(token)
        && text.gapLength(token) == 1
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DASH)) == 0;
  }

  /** Between signs that names do not stand between: {@code anna_x}, {@code /home/anna}. */
  static boolean isInsideCode(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    int behind = text.at(text.end(token));
    return before == '_'
        || before == '/'
        || before == '@'
        || before == '#'
        || before == '\\'
        || before == '.'
        || before == '$'
        || behind == '_'
        || behind == '@'
        || behind == '('
        || behind == '/'
        || behind == '='
        || behind == '.' && text.wordAt(text.end(token) + 1);
  }

  /** {@code Don't}: a verb, not a man. */
  static boolean isContracted(Text text, int token) {
    return text.has(token + 1)
        && (text.gap(token + 1) & ~ByteClass.QUOTE) == 0
        && text.length(token + 1) == 1
        && text.at(text.start(token + 1)) == 't';
  }
}
