package io.ledgerline.governance.tag;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The written form of tags: {@code name=value}; a name alone stands for {@code name=true}. */
public final class Tags {
  /** The most tags that one call can have; an entry lists no more of anything. */
  public static final int MOST = 64;

  private static final String TRUE = "=true";

  private Tags() {}

  /**
   * The tags of a document's map of names to {@code true} or a text, in order.
   *
   * @throws IllegalArgumentException for another value
   */
  public static Set<String> of(Map<String, Object> values) {
    var tags = new TreeSet<String>();
    values.forEach(
        (name, value) -> {
          if (!Boolean.TRUE.equals(value) && !(value instanceof String)) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: true or a text)");
          }
          tags.add(name + "=" + value);
        });
    return tags;
  }

  /** The written form of what a person or a schedule named. */
  public static String written(String named) {
    return named.indexOf('=') < 0 ? named + TRUE : named;
  }

  /** Whether a tag or flag is the one that a schedule names. */
  public static boolean isNamed(String there, String named) {
    return there.equals(named) || there.equals(written(named));
  }
}
