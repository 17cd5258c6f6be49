package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import java.util.Set;

/** Names behind a label and a colon: a form, a mail header, a JSON key, a line of YAML. */
final class NameLabels {
  private static final int BY_LABEL = 920;
  private static final int FILLERS = 2;

  /** Elements whose attribute {@code name} says what they hold. */
  private static final Set<Long> FIELDS =
      Fold.hashes(
          "field input param parameter property meta attribute attr column element option select"
              + " textarea table item key var variable arg argument bean header constant"
              + " simplefield tag slot template module component target task");

  private NameLabels() {}

  static void at(Text text, int token, Sink sink) {
    int words = text.phrase(token, WordClass.NAME_LABEL);
    if (words == 0) {
      return;
    }
    int first = token + words;
    for (int more = 0; more < FILLERS && text.is(first, WordClass.NAME_LABEL); more++) {
      first++;
    }
    boolean element = text.isElement(token, first);
    if (!text.has(first)
        || !element && !isAssigned(text, first)
        || isNameOfField(text, token, first)) {
      return;
    }
    while (text.is(first, WordClass.TITLE)
        && text.has(first + 1)
        && (text.gap(first + 1) & ByteClass.LINE) == 0) {
      first++;
    }
    int last = NameRun.end(text, first, true);
    if (last < first && NameRun.isListed(text, first) && isKey(text, first)) {
      last = NameRun.end(text, first, false);
    }
    boolean acronym = text.isAllCapitals(first) && last == first && !NameRun.isListed(text, first);
    if (last >= first
        && !acronym
        && ends(text, last)
        && !NameBounds.isOrganisation(text, last)
        && !NameRun.isProduct(text, first, last)) {
      sink.add(PersonRule.PERSON, text.start(first), text.end(last), BY_LABEL);
    }
  }

  /** {@code <field name="Aadhaar">}: what a field of a form or a record is called, not a person. */
  private static boolean isNameOfField(Text text, int label, int value) {
    return text.has(label - 1)
        && FIELDS.contains(text.hash(label - 1))
        && text.at(text.start(label - 1) - 1) == '<'
        && (text.gap(value) & ByteClass.EQUALS) != 0;
  }

  /** A colon or equals sign, in one line, with quotes and spaces around. */
  private static boolean isAssigned(Text text, int token) {
    int gap = text.gap(token);
    int allowed =
        ByteClass.COLON | ByteClass.EQUALS | ByteClass.SPACE | ByteClass.QUOTE | ByteClass.CELL;
    return (gap & (ByteClass.COLON | ByteClass.EQUALS)) != 0
        && (gap & ~allowed) == 0
        && text.gapLength(token) <= 8;
  }

  private static boolean isKey(Text text, int token) {
    return (text.gap(token) & ByteClass.QUOTE) != 0;
  }

  /** A value ends with its line, a quote, a mark, or two spaces before the next label. */
  private static boolean ends(Text text, int last) {
    int behind = text.gapAfter(last);
    boolean mark = (behind & ~(ByteClass.SPACE | ByteClass.DASH)) != 0;
    return mark
        || text.has(last + 1)
            && (text.gapLength(last + 1) > 1
                || text.isDigits(last + 1)
                || text.is(last + 1, WordClass.FUNCTION));
  }
}
