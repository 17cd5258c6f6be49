package io.ledgerline.inspection.record;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.person.UserNameRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/** The columns of one table, by their headings; says what its cells hold. Not thread-safe. */
final class Columns {
  static final int MOST = 64;
  private static final int WHO = 800;
  private static final int LONGEST_USER = 24;
  private static final int NEAR = 200;
  private static final int MOST_WORDS = 4;

  /** What a person's name has no word of. */
  private static final long NO_PERSON =
      WordClass.bits(
          WordClass.COMPANY,
          WordClass.INSTITUTION,
          WordClass.KNOWN_COMPANY,
          WordClass.MONTH,
          WordClass.WEEKDAY,
          WordClass.STREET);

  private final Column[] columns = new Column[MOST];

  /** Labels of user names, 0 for other columns. */
  private final long[] users = new long[MOST];

  private int count;
  private int named;
  private boolean names;

  /** Whether there are user names. */
  private boolean accounts;

  /** Whether a heading is a number, and the line none of headings. */
  private boolean numbers;

  private int signs;

  /** Adds the next heading. */
  void add(Text text, int from, int to) {
    if (count == MOST) {
      return;
    }
    Column column = Column.of(text, from, to);
    users[count] = user(text, from, to);
    accounts |= users[count] != 0;
    numbers |= from < to && text.at(from) >= '0' && text.at(from) <= '9';
    columns[count++] = column;
    named += from < to ? 1 : 0;
    names |= column == Column.NAME;
    signs += column == Column.PERSONAL ? 1 : 0;
  }

  int count() {
    return count;
  }

  /** Whether the table is about people: a cell of any column may be worth a look. */
  boolean isAboutPeople() {
    return named > 1 && (names || accounts && !numbers || signs > 0 && has(Column.WHO));
  }

  private boolean has(Column which) {
    for (int i = 0; i < count; i++) {
      if (columns[i] == which) {
        return true;
      }
    }
    return false;
  }

  /** Says what a cell without its blanks and quotation marks holds. */
  void cell(Text text, int column, int from, int to, Sink sink) {
    if (column >= count || from >= to) {
      return;
    }
    if (users[column] != 0
        && isData(text, from, to)
        && UserNameRule.whole(text, from, to, users[column], sink)) {
      return;
    }
    switch (columns[column]) {
      case NAME -> Values.name(text, from, to, sink);
      case WHO -> who(text, from, to, sink);
      case TOWN -> Values.town(text, from, to, sink);
      case ADDRESS -> address(text, from, to, sink);
      case PERSONAL, OTHER -> {}
    }
  }

  /** What a heading calls user names, 0 for none; in one word, but for long labels. */
  private static long user(Text text, int from, int to) {
    boolean space = false;
    for (int at = from; at < to && to - from <= Column.LONGEST; at++) {
      space |= text.at(at) == ' ';
    }
    if (from >= to || to - from > (space ? LONGEST_USER : Column.LONGEST)) {
      return 0;
    }
    long label = text.userLabel(from, to);
    return space && !UserNameRule.isSure(label) ? 0 : label;
  }

  /** Whether a digit stands in the cell or near it in the line: lists of words are no tables. */
  private boolean isData(Text text, int from, int to) {
    return names || signs > 0 || digit(text, from, -1) || digit(text, to, 1);
  }

  private static boolean digit(Text text, int from, int step) {
    for (int i = 0; i < NEAR; i++) {
      int b = text.at(from + i * step);
      if (b >= '0' && b <= '9') {
        return true;
      }
      if (b < 0 || b == '\n') {
        return false;
      }
    }
    return false;
  }

  /** Capital words, two at least where little else says that the table is about people. */
  private void who(Text text, int from, int to, Sink sink) {
    int words = 0;
    boolean capital = true;
    boolean inside = false;
    for (int at = from; at < to; at++) {
      boolean word = text.at(at) != ' ';
      if (word && !inside) {
        words++;
        int b = text.at(at);
        capital &= b < 'a' || b > 'z';
      }
      inside = word;
    }
    boolean enough = words > 1 || names || signs > 1;
    if (capital && enough && words <= MOST_WORDS && (text.meanings(from, to) & NO_PERSON) == 0) {
      Values.words(PersonRule.PERSON, text, from, to, WHO, sink);
    }
  }

  /** Words and numbers, no address of a machine. */
  private static void address(Text text, int from, int to, Sink sink) {
    boolean space = false;
    for (int at = from; at < to; at++) {
      int b = text.at(at);
      space |= b == ' ';
      if (b == '@' || b == '/' && text.at(at + 1) == '/') {
        return;
      }
    }
    if (space) {
      Values.address(text, from, to, sink);
    }
  }
}
