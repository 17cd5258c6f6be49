package io.ledgerline.inspection.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

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

    /** Reads more text; returns what was completed by it. */
    public List<Sighting> feed(CharSequence text) {
      List<Sighting> seen = new ArrayList<>();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        read++;
        if (c >= 0x80 || !Character.isLetterOrDigit(c)) {
          continue;
        }
        long end = read;
        IntConsumer hit = form -> seen.add(new Sighting(owners.get(form), end));
        state = needles.step(state, Character.toLowerCase(c), hit);
      }
      return seen;
    }
  }
}
