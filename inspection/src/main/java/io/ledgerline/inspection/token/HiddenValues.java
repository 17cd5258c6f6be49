package io.ledgerline.inspection.token;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that are hidden, each with its other spellings, and how texts are gone through for
 * them.
 */
final class HiddenValues {
  /** Values of one request, without their other spellings. */
  static final int MOST = 100_000;

  /**
   * Bytes of all other spellings together. JSON has a dozen for one value, and a value may be long.
   */
  private static final long MOST_SPELLED = 32L << 20;

  private final Map<ByteBuffer, Hidden> byValue = new HashMap<>();
  private final List<Hidden> all = new ArrayList<>();
  private final ByteTrie begins = new ByteTrie(false);
  private boolean escapes;
  private int made;
  private long spelled;

  /** Values with the numbers that their spellings have drawn. */
  private final Set<List<Object>> drawn = new HashSet<>();

  /** To be told first: whether the texts hold any backslash, so that values may be escaped. */
  void escapes(boolean any) {
    escapes = any;
  }

  /** In the order in which they came. */
  List<Hidden> all() {
    return all;
  }

  /** Ends with the number of each, as {@link #all} counts them. */
  ByteTrie begins() {
    return begins;
  }

  /** The one of these bytes; null for none. */
  @Nullable Hidden find(byte[] value) {
    return byValue.get(ByteBuffer.wrap(value));
  }

  /** The one of these bytes, which has to be there. */
  Hidden get(byte[] value) {
    Hidden one = find(value);
    if (one == null) {
      throw new IllegalStateException("a place to be replaced has no value (expected: one)");
    }
    return one;
  }

  /**
   * Takes one in, and how else it may be written.
   *
   * @throws TooManyValuesException with more than {@value #MOST}, or where they are so long that
   *     their other spellings take more than {@value #MOST_SPELLED} bytes
   */
  void add(Hidden one) {
    if (one.isMade()) {
      made++;
    } else {
      spelled += one.value.length;
    }
    if (made > MOST || spelled > MOST_SPELLED) {
      throw new TooManyValuesException(Math.min(MOST, made - 1));
    }
    byValue.put(ByteBuffer.wrap(one.value), one);
    begins.add(one.value, all.size());
    all.add(one);
    if (one.isMade() && one.how instanceof Substitute.Token(var shape)) {
      Respelling.of(one.value, shape).forEach(each -> addNew(one.respelled(each)));
    }
    if (one.hasEncoded()) {
      addNew(one.encoded());
    }
    if (escapes && !one.isSpelled() && !one.isEncoded()) {
      JsonSpelling.of(one.value).forEach(each -> addNew(one.spelled(each)));
    }
  }

  /**
   * The one of bytes that mean a value, which is taken in where it is not there; null where another
   * spelling has the same token already.
   */
  @Nullable Hidden escaped(byte[] escaped, byte[] meant, Site site, int message) {
    Hidden main = find(meant);
    if (main == null) {
      main = new Hidden(meant, site.type(), site.how(), message);
      add(main);
    }
    Hidden one = find(escaped);
    if (one == null && drawn.add(List.of(main, JsonSpelling.drawn(escaped)))) {
      one = main.spelled(escaped);
      add(one);
    }
    return one;
  }

  private void addNew(Hidden other) {
    if (find(other.value) == null) {
      add(other);
    }
  }
}
