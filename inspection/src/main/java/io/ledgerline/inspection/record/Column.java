package io.ledgerline.inspection.record;

import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordLists;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** What the heading of a column says of its values. */
enum Column {
  /** A name, or a part of one: {@code last_name}, {@code Vorname}. */
  NAME,
  /** Often a person, often something else: {@code name}, {@code manager}, {@code customer}. */
  WHO,
  TOWN,
  ADDRESS,
  /** Nothing to replace, but a sign of a table about people: {@code salary}, {@code e-mail}. */
  PERSONAL,
  OTHER;

  /** Longer ones are no headings, bytes. */
  static final int LONGEST = 60;

  /** What headings have none of, and programs many. */
  private static final String CODE = "(){}[]=<>'\\@$%+";

  private static final boolean[] CODE_SIGNS = codeSigns();

  /** By the letters of a heading, small and without accents. */
  private static final Map<String, Column> BY_HEADING = headings();

  /** Of the heading between two offsets. */
  static Column of(Text text, int from, int to) {
    if (to - from > LONGEST || from >= to) {
      return OTHER;
    }
    String letters = letters(text, from, to);
    return endsWithName(letters) ? NAME : BY_HEADING.getOrDefault(letters, OTHER);
  }

  /** Whether a byte is a sign of programs. */
  static boolean isCode(int b) {
    return b < CODE_SIGNS.length && CODE_SIGNS[b];
  }

  private static Map<String, Column> headings() {
    var lists = WordLists.beside(Column.class, "columns.txt");
    var columns = new HashMap<String, Column>();
    for (String name : lists.names()) {
      Column column = valueOf(name);
      lists.list(name).forEach(heading -> columns.put(heading, column));
    }
    return Map.copyOf(columns);
  }

  private static boolean[] codeSigns() {
    var signs = new boolean[0x80];
    CODE.chars().forEach(sign -> signs[sign] = true);
    return signs;
  }

  /** {@code applicantLastName}. */
  private static boolean endsWithName(String letters) {
    return letters.endsWith("firstname")
        || letters.endsWith("lastname")
        || letters.endsWith("surname")
        || letters.endsWith("fullname");
  }

  /** Small letters only, without accents. */
  private static String letters(Text text, int from, int to) {
    var ascii = new StringBuilder(to - from);
    for (int at = from; at < to; at++) {
      int b = text.at(at) | 0x20;
      if (b >= 0x80) {
        return plain(text, from, to);
      }
      if (b >= 'a' && b <= 'z') {
        ascii.append((char) b);
      }
    }
    return ascii.toString();
  }

  private static String plain(Text text, int from, int to) {
    String heading = new String(text.bytes(), from, to - from, StandardCharsets.UTF_8);
    var letters = new StringBuilder();
    Normalizer.normalize(heading, Normalizer.Form.NFD)
        .codePoints()
        .filter(Character::isLetter)
        .map(Character::toLowerCase)
        .forEach(letters::appendCodePoint);
    return Normalizer.normalize(letters, Normalizer.Form.NFC); // Hangul was taken apart
  }
}
