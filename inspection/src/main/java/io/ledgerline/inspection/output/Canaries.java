package io.ledgerline.inspection.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Looks for unguessable marks in answers: as they are, in any letter case, spaced or dotted,
 * backwards, in hexadecimal and in base64 at any alignment. Immutable and thread-safe; {@link
 * #watch} gives the form for streams, which never holds anything back and may be fed in pieces of
 * any size.
 */
public final class Canaries {
  /** Fewest letters and digits of a canary: 64 random bits in base32. */
  public static final int SHORTEST = 13;

  private final List<String> forms = new ArrayList<>();
  private final List<Integer> owners = new ArrayList<>();
  private final Needles needles;

  /**
   * Marks to look for, in an order that {@link Sighting#canary} refers to.
   *
   * @param canaries letters and digits, at least {@value #SHORTEST} each
   */
  public Canaries(List<String> canaries) {
    for (int i = 0; i < canaries.size(); i++) {
      add(canaries.get(i), i);
    }
    needles = new Needles(forms);
  }

  /**
   * A canary that was seen.
   *
   * @param canary its index
   * @param end offset behind its last character in all text fed so far
   */
  public record Sighting(int canary, long end) {}

  /** Every canary in a whole answer. */
  public List<Sighting> find(String answer) {
    return watch().feed(answer);
  }

  /** Begins to watch a stream. */
  public Watch watch() {
    return new Watch();
  }

  private void add(String canary, int owner) {
    String bare = bare(canary);
    if (bare.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "canary: " + bare.length() + " letters and digits (expected: at least " + SHORTEST + ")");
    }
    form(bare, owner);
    form(new StringBuilder(bare).reverse().toString(), owner);
    byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
    form(HexFormat.of().formatHex(bytes), owner);
    for (int shift = 0; shift < 3; shift++) {
      form(bare(aligned(bytes, shift)), owner);
    }
  }

  private void form(String form, int owner) {
    forms.add(form);
    owners.add(owner);
  }

  /** The base64 letters that depend on the canary alone if {@code shift} bytes stand before it. */
  private static String aligned(byte[] bytes, int shift) {
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    String letters = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int head = shift == 0 ? 0 : shift + 1;
    int tail = shifted.length % 3 == 0 ? 0 : 1;
    return letters.substring(head, letters.length() - tail);
  }

  private static String bare(String text) {
    var letters = new StringBuilder(text.length());
    text.chars()
        .filter(c -> c < 0x80 && Character.isLetterOrDigit(c))
        .forEach(c -> letters.append((char) c));
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  /** One stream being watched. Not thread-safe. */
  public final class Watch {
    private int state;
    private long read;
    private List<Sighting> seen = List.of();

    /** Reads more text; returns what was completed by it. */
    public List<Sighting> feed(CharSequence text) {
      seen = List.of();
      for (int i = 0; i < text.length(); i++) {
        read++;
        state = after(state, text.charAt(i), read);
      }
      return seen;
    }

    /**
     * Reads JSON as it stands, a document or a part of one that cuts no escape: an escape is the
     * character that it stands for.
     */
    public List<Sighting> json(byte[] utf8, int from, int to) {
      seen = List.of();
      int at = state;
      for (int i = from; i < to; i++) {
        int letter = Needles.letter(utf8[i]);
        if (letter >= 0) {
          at = needles.step(at, letter);
          if (at < 0) {
            saw(at, read + i - from + 1);
          }
        } else if (utf8[i] == '\\' && i + 1 < to) {
          i++;
          if (utf8[i] == 'u' && i + 4 < to) {
            at = after(at, hex(utf8, i + 1), read + i - from + 5);
            i += 4;
          }
        }
      }
      state = at;
      read += to - from;
      return seen;
    }

    private int after(int at, int c, long end) {
      int letter = Needles.letter(c);
      int after = letter < 0 ? at : needles.step(at, letter);
      if (letter >= 0 && after < 0) {
        saw(after, end);
      }
      return after;
    }

    /**
     * How many characters of a canary the text so far ends with, 0 if it ends with a whole one:
     * whoever must not let a canary out holds back what it read since this was small.
     */
    public int begun() {
      return state < 0 ? 0 : needles.depth(state);
    }

    private void saw(int at, long end) {
      if (seen.isEmpty()) {
        seen = new ArrayList<>(2);
      }
      for (int form : needles.hits(at)) {
        seen.add(new Sighting(owners.get(form), end));
      }
    }

    private static int hex(byte[] utf8, int at) {
      int value = 0;
      for (int i = at; i < at + 4; i++) {
        value = value * 16 + Math.max(0, Character.digit(utf8[i], 16));
      }
      return value;
    }
  }
}
