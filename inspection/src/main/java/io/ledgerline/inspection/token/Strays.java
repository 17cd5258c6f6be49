package io.ledgerline.inspection.token;

/** Counts what looks like a token and is none of those issued. Reads a text byte by byte. */
final class Strays {
  private static final int LONGEST = 64;
  private static final int SHORTEST = 12;
  private static final int UNICODE_DIGITS = 4;

  private final IssuedTokens issued;
  private final StringBuilder run = new StringBuilder(LONGEST);
  private boolean tooLong;
  private boolean escape;
  private int skip;
  private int count;

  Strays(IssuedTokens issued) {
    this.issued = issued;
  }

  int count() {
    return count;
  }

  void next(byte b) {
    if (skip > 0) {
      skip--;
    } else if (escape) {
      escape = b == '\\';
      skip = b == 'u' ? UNICODE_DIGITS : 0;
    } else if (TokenShape.isDigit(b) || TokenShape.isLetter(b)) {
      tooLong |= run.length() == LONGEST;
      if (!tooLong) {
        run.append((char) b);
      }
    } else {
      end();
      escape = b == '\\';
    }
  }

  /** Forgets what came right before: it was taken for something else. */
  void cut() {
    run.setLength(0);
    tooLong = false;
  }

  void end() {
    if (!tooLong
        && run.length() >= SHORTEST
        && issued.kind(run.toString()) != TokenForm.Kind.OTHER) {
      count++;
    }
    cut();
  }
}
