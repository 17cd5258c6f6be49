package io.ledgerline.inspection.token;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
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

  private static final int MOST_DRAWN = 64;

  private final Map<ByteBuffer, Hidden> byValue = new HashMap<>();
  private final List<Hidden> all = new ArrayList<>();
  private final ByteTrie begins = new ByteTrie(false);
  private boolean escapes;
  private final Set<OwnSpelling> encodings = EnumSet.noneOf(OwnSpelling.class);
  private int made;
  private long spelled;

  /** Values with the numbers that their spellings have drawn. */
  private final Set<List<Object>> drawn = new HashSet<>();

  /**
   * To be shown every text before the first value: signs without which no value is encoded. So what
   * is found in a message depends on no later one.
   */
  void look(Passage passage) {
    escapes = escapes || passage.holds('\\');
    if (passage.holds('&')) {
      encodings.add(OwnSpelling.PAGE);
    }
    if (passage.holds('%') || passage.holds('+')) {
      encodings.add(OwnSpelling.FORM);
    }
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
    if (one.isSpelled() || one.isEncoded() || one.wasSpelled()) {
      return;
    }
    if (escapes) {
      JsonSpelling.of(one.value).forEach(each -> addNew(one.spelled(each)));
    }
    if (one.isMade()) {
      encodings.forEach(how -> how.of(one.value).forEach(each -> encoded(one, each, how)));
    }
  }

  /**
   * The one of bytes that mean a value, which is taken in where it is not there; null where another
   * spelling has the same token already.
   */
  @Nullable Hidden encoded(byte[] bytes, OwnSpelling.Meant meant, Site site, int message) {
    Hidden main = find(meant.value());
    if (main == null) {
      main = new Hidden(meant.value(), site.type(), site.how(), message);
      add(main);
    }
    return encoded(main, bytes, meant.how());
  }

  private @Nullable Hidden encoded(Hidden main, byte[] bytes, OwnSpelling how) {
    Hidden one = find(bytes);
    for (int attempt = 0; one == null && attempt < MOST_DRAWN; attempt++) {
      int number = OwnSpelling.drawn(bytes, attempt, main.leastLetters());
      if (drawn.add(List.of(main, how, number))) {
        one = main.spelled(bytes, how, number);
        add(one);
      }
    }
    return one;
  }

  private void addNew(Hidden other) {
    if (find(other.value) == null) {
      add(other);
    }
  }
}
