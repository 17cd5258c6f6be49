package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Text;
import java.util.List;
import java.util.stream.Stream;

/** Tells what was drawn at random from what a person made up, or put there to be replaced. */
final class Randomness {
  private static final List<Needle> FAKE =
      Stream.of(
              "example",
              "xxxx",
              "your",
              "redacted",
              "placeholder",
              "changeme",
              "change_me",
              "dummy",
              "sample",
              "fake",
              "insert",
              "replace",
              "0000000",
              "1234567890",
              "abcdefgh",
              "aaaaaa",
              "12345678",
              "foobar",
              "notreal",
              "todo",
              "secret_here",
              "key_here",
              "test_key",
              "votre_",
              "dein_",
              "ihr_pass",
              "ihr-pass",
              "tu_contra",
              "tu_clave",
              "tu_token",
              "tu_api",
              "pega_aqui",
              "sua_senha",
              "sua_chave",
              "il_tuo",
              "la_tua",
              "twoje_",
              "twoj_",
              "jouw_")
          .map(Needle::of)
          .toList();

  private static final double LOG_2 = Math.log(2);

  /** Longer texts are measured anew each time. */
  private static final int MEASURED = 64;

  /** What characters that occur so often in so long a text add to its entropy. */
  private static final double[] SHARES = new double[(MEASURED + 1) * (MEASURED + 1)];

  static {
    for (int n = 1; n <= MEASURED; n++) {
      for (int count = 1; count <= n; count++) {
        SHARES[n * (MEASURED + 1) + count] = share(count, n);
      }
    }
  }

  private Randomness() {}

  /** Shannon entropy in bits per character, as if a longer text came from the same source. */
  static double entropy(Text text, int start, int end) {
    int n = end - start;
    byte[] seen = text.scratch();
    long low = 0;
    long high = 0;
    for (int p = start; p < end && n <= MEASURED; p++) {
      int b = text.at(p);
      if (b >= seen.length) {
        n = Integer.MAX_VALUE;
        break;
      }
      low |= b < 64 ? 1L << b : 0;
      high |= b < 64 ? 0 : 1L << b;
    }
    return n <= MEASURED ? entropy(text, start, end, low, high, seen) : measured(text, start, end);
  }

  /** The same for a short text of ASCII, of which is known which characters occur. */
  private static double entropy(Text text, int start, int end, long low, long high, byte[] seen) {
    for (long rest = low; rest != 0; rest &= rest - 1) {
      seen[Long.numberOfTrailingZeros(rest)] = 0;
    }
    for (long rest = high; rest != 0; rest &= rest - 1) {
      seen[64 + Long.numberOfTrailingZeros(rest)] = 0;
    }
    for (int p = start; p < end; p++) {
      seen[text.at(p)]++;
    }
    int row = (end - start) * (MEASURED + 1);
    double bits = 0;
    for (long rest = low; rest != 0; rest &= rest - 1) {
      bits -= SHARES[row + seen[Long.numberOfTrailingZeros(rest)]];
    }
    for (long rest = high; rest != 0; rest &= rest - 1) {
      bits -= SHARES[row + seen[64 + Long.numberOfTrailingZeros(rest)]];
    }
    return bits;
  }

  private static double measured(Text text, int start, int end) {
    int[] seen = new int[256];
    for (int p = start; p < end; p++) {
      seen[text.at(p)]++;
    }
    double bits = 0;
    for (int count : seen) {
      bits -= count > 0 ? share(count, end - start) : 0;
    }
    return bits;
  }

  private static double share(double count, double n) {
    return count / n * Math.log(count / n) / LOG_2;
  }

  /** Whether the characters say that this stands in for a secret. */
  static boolean isPlaceholder(Text text, int start, int end) {
    var among = Alphabet.folded(text, start, end);
    for (var fake : FAKE) {
      if (fake.in(text, start, end, among)) {
        return true;
      }
    }
    return distinct(text, start, end) < Math.min(8, (end - start + 1) / 2);
  }

  static int distinct(Text text, int start, int end) {
    long low = 0;
    long high = 0;
    for (int p = start; p < end; p++) {
      int b = text.at(p) & 0x7f;
      low |= b < 64 ? 1L << b : 0;
      high |= b < 64 ? 0 : 1L << (b - 64);
    }
    return Long.bitCount(low) + Long.bitCount(high);
  }

  /** Whether ASCII characters occur, in any case. */
  static boolean contains(Text text, int start, int end, String lower) {
    return Needle.of(lower).in(text, start, end);
  }
}
