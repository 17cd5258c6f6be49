package io.ledgerline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Texts and names, held against rules that are written another way. */
class CanonicalScannerProperty {
  private static final long SEED = 20_261_126;

  /** RFC 8785 §3.2.2.2 on RFC 8259 §7. */
  private static final Pattern CANONICAL_TEXT =
      Pattern.compile("([ !#-\\[\\]-\\x7F]|\\\\[\"\\\\btnfr]|\\\\u000[0-7bef]|\\\\u001[0-9a-f])*+");

  private static final String[] PIECES = {
    "\\n", "\\\"", "\\\\", "\\u001f", "\\u0008", "\\u0041", "\\/", "\"", "\\", "\u001f", " ", "!",
    "#", "[", "]", "\u007f", "\u0000", "a", "aaaaaaa"
  };

  @Test
  void takesExactlyTheTextsThatTheRfcsAllow() {
    Random random = new Random(SEED);
    int good = 0;
    for (int i = 0; i < 40_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(7); pieces > 0; pieces--) {
        text.append(
            random.nextInt(4) == 0
                ? PIECES[random.nextInt(PIECES.length)]
                : "abcdefgh ".substring(random.nextInt(9)));
      }
      boolean expected = CANONICAL_TEXT.matcher(text).matches();
      good += expected ? 1 : 0;
      if (isCanonical("{\"_v\":1,\"a\":\"" + text + "\"}") != expected) {
        fail("%s (seed %d, round %d)", text, SEED, i);
      }
    }
    assertThat(good).isBetween(4_000, 36_000);
  }

  @Test
  void takesTwoNamesOnlyInTheOrderOfTheirUtf16Units() {
    Random random = new Random(SEED);
    for (int i = 0; i < 40_000; i++) {
      String first = name(random);
      int shared = random.nextInt(first.codePointCount(0, first.length()) + 1);
      String second = first.substring(0, first.offsetByCodePoints(0, shared)) + name(random);
      if (isCanonical("{\"_v\":1,\"b\":{\"%s\":1,\"%s\":2}}".formatted(first, second))
          != (first.compareTo(second) < 0)) {
        fail("%s, %s (seed %d, round %d)", first, second, SEED, i);
      }
    }
  }

  private static String name(Random random) {
    String[] parts = {"a", "b", "!", " ", "#", "é", "\uFFFD", "\uD83D\uDE00", "tokens_in", "z"};
    StringBuilder name = new StringBuilder();
    for (int left = random.nextInt(4); left > 0; left--) {
      name.append(parts[random.nextInt(parts.length)]);
    }
    return name.toString();
  }

  private static boolean isCanonical(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      CanonicalJson.check(bytes, 0, bytes.length);
      return true;
    } catch (MalformedEntryException e) {
      return false;
    }
  }
}
