package io.ledgerline.inspection.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;

/** How words may end, in UTF-8, asked by their last byte first. Immutable. */
public final class Endings {
  private final List<byte[]> all;
  private final byte[][][] byLast = new byte[256][][];

  private Endings(List<byte[]> all) {
    this.all = all;
    for (int b = 0; b < byLast.length; b++) {
      int last = b;
      byLast[b] =
          all.stream()
              .filter(ending -> (ending[ending.length - 1] & 0xff) == last)
              .toArray(byte[][]::new);
    }
  }

  /** These endings, none of them empty. */
  public static Endings of(Collection<String> endings) {
    return new Endings(endings.stream().map(ending -> ending.getBytes(UTF_8)).toList());
  }

  /** The endings as bytes, for a {@link Trigger}. */
  public List<byte[]> bytes() {
    return all;
  }

  /**
   * Whether a token ends so.
   *
   * @param before how many bytes it has at least before its ending
   */
  public boolean match(Text text, int token, int before) {
    int end = text.end(token);
    int most = text.length(token) - before;
    for (var ending : byLast[text.at(end - 1)]) {
      if (ending.length <= most && stands(text, end - ending.length, ending)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(Text text, int from, byte[] ending) {
    for (int i = ending.length - 2; i >= 0; i--) {
      if (text.at(from + i) != (ending[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
