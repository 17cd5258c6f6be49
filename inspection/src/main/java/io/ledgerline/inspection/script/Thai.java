package io.ledgerline.inspection.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Words in Thai text, sought by their first two characters: no spaces part them. Immutable. */
final class Thai {
  static final int BYTES = 3;
  private static final int SIZE = 128;
  private static final int SIZE_SHIFT = 16;
  private static final long ROLES = (1L << 40) - 1;
  private static final Set<Role> IN_NAMES = EnumSet.of(Role.GIVEN, Role.SURNAME, Role.COMMON);
  private static final String FILE = "thai.txt";

  private record Word(byte[] bytes, long roles) {}

  private static final Word[] NONE = {};

  /** Cues, wherever they stand. */
  static final Thai CUES = new Thai(EnumSet.complementOf(withPlaces()));

  /** Given names and surnames. */
  static final Thai NAMES = new Thai(IN_NAMES);

  /** Words that no name goes on with. */
  static final Thai STOPS = new Thai(EnumSet.of(Role.STOP));

  /** Towns. */
  static final Thai CITIES = new Thai(EnumSet.of(Role.CITY));

  /** What a title does not stand behind. */
  static final List<byte[]> NOT_BEFORE =
      words(EnumSet.of(Role.NOT_BEFORE)).stream().map(Word::bytes).toList();

  private final Word[][] words = new Word[SIZE * SIZE][];

  private Thai(Set<Role> roles) {
    Arrays.fill(words, NONE);
    var all = new ArrayList<>(words(roles));
    all.sort(Comparator.comparingInt((Word word) -> word.bytes().length).reversed());
    for (var word : all) {
      int key = key(word.bytes());
      var some = Arrays.copyOf(words[key], words[key].length + 1);
      some[some.length - 1] = word;
      words[key] = some;
    }
  }

  private static EnumSet<Role> withPlaces() {
    var roles = EnumSet.of(Role.CITY, Role.STOP, Role.NOT_BEFORE);
    roles.addAll(IN_NAMES);
    return roles;
  }

  private static List<Word> words(Set<Role> roles) {
    var all = new ArrayList<Word>();
    var lists = WordLists.beside(Thai.class, FILE);
    for (String name : lists.names()) {
      Role role = Role.valueOf(name);
      if (roles.contains(role)) {
        lists.list(name).forEach(word -> all.add(new Word(word.getBytes(UTF_8), role.bit())));
      }
    }
    return all;
  }

  private static int key(byte[] word) {
    int first = (word[1] & 1) << 6 | word[2] & 0x3F;
    int next = 0;
    if (word.length >= 2 * BYTES && word[BYTES] == (byte) 0xE0) {
      next = (word[BYTES + 1] & 1) << 6 | word[BYTES + 2] & 0x3F;
    } else if (word.length > BYTES) {
      next = word[BYTES] & 0x7F;
    }
    return first * SIZE + next;
  }

  /** Whether a Thai character begins at an offset. */
  static boolean is(Text text, int at) {
    int second = text.at(at + 1);
    return text.at(at) == 0xE0 && (second == 0xB8 || second == 0xB9) && text.at(at + 2) >= 0x80;
  }

  /** Whether it is a letter, or a sign on one; no digit. */
  static boolean isLetter(Text text, int at) {
    return is(text, at) && Digits.width(text, at) == 0;
  }

  /**
   * The longest word that begins at an offset: its {@link #roles}, and how many bytes it has as
   * {@link #size}; 0 for none. Another of the same letters adds its roles.
   */
  long match(Text text, int at) {
    if (!is(text, at)) {
      return 0;
    }
    int first = (text.at(at + 1) & 1) << 6 | text.at(at + 2) & 0x3F;
    int next = is(text, at + BYTES) ? (text.at(at + 4) & 1) << 6 | text.at(at + 5) & 0x3F : 0;
    if (next == 0 && text.at(at + BYTES) >= 0 && text.at(at + BYTES) < 0x80) {
      next = text.at(at + BYTES);
    }
    long found = 0;
    int size = 0;
    for (var word : words[first * SIZE + next]) {
      if (size > word.bytes().length) {
        break;
      }
      if (matches(text, at, word.bytes())) {
        found |= word.roles();
        size = word.bytes().length;
      }
    }
    return found == 0 ? 0 : found | (long) size << 64 - SIZE_SHIFT;
  }

  static int size(long match) {
    return (int) (match >>> 64 - SIZE_SHIFT);
  }

  static long roles(long match) {
    return match & ROLES;
  }

  private static boolean matches(Text text, int at, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (text.at(at + i) != (word[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Whether some characters end at an offset. */
  static boolean endsWith(Text text, int at, byte[] word) {
    return at - word.length >= text.from() && matches(text, at - word.length, word);
  }

  /** Behind blanks, at most so many. */
  static int blanks(Text text, int at, int most) {
    int p = at;
    while (p - at < most && text.at(p) == ' ') {
      p++;
    }
    return p;
  }
}
