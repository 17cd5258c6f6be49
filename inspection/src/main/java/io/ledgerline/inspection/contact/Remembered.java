package io.ledgerline.inspection.contact;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Answers about numbers that were asked about lately. A plan is an expression, and asking one takes
 * microseconds: a text that repeats numbers must not take as many as it has. What is kept is a hash
 * under keys of this process, not the number, and a few thousand at most.
 */
final class Remembered {
  private static final int BITS = 11;
  private static final long YES = 1;
  private static final long FIRST = 0xBF58476D1CE4E5B9L;
  private static final long SECOND = 0x94D049BB133111EBL;

  private final long before;
  private final long between;
  private final AtomicLongArray said = new AtomicLongArray(1 << BITS);

  Remembered() {
    var random = new SecureRandom();
    before = random.nextLong();
    between = random.nextLong();
  }

  /** What is kept of a number: a country's code, below 1,000, and the digits behind it. */
  long mark(int code, long national) {
    long mixed = (national * 1000 + code ^ before) * FIRST;
    mixed = (mixed ^ mixed >>> 29 ^ between) * SECOND;
    return (mixed ^ mixed >>> 32) & ~YES;
  }

  /** 1 for yes, 0 for no, -1 where nobody asked lately. */
  int answer(long mark) {
    long kept = said.getPlain(slot(mark));
    return (kept & ~YES) != mark ? -1 : (int) (kept & YES);
  }

  void keep(long mark, boolean yes) {
    said.setPlain(slot(mark), mark | (yes ? YES : 0));
  }

  private static int slot(long mark) {
    return (int) (mark >>> Long.SIZE - BITS);
  }
}
