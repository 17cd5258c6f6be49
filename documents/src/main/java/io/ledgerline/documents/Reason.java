package io.ledgerline.documents;

import java.util.Locale;

/** Why a document was not read. */
public enum Reason {
  /** Nothing here reads its format. */
  FORMAT("its format is not read"),
  /** It needs a password. */
  ENCRYPTED("encrypted"),
  /** It is not what it begins as. */
  BROKEN("broken"),
  /** It is of two formats at once, so two readers would see two texts. */
  AMBIGUOUS("of two formats at once"),
  /** It has more bytes than may be read. */
  TOO_LARGE("too large"),
  /** Packed, it hides far more than it shows. */
  EXPANDS("expands too far"),
  /** Reading it took longer than it may. */
  TIME("took too long"),
  /** Reading it needs more memory than it may have. */
  MEMORY("needs too much memory"),
  /** It holds pictures, or nothing. */
  NO_TEXT("holds no text"),
  /** The allowance of its request was spent on the documents before it. */
  ALLOWANCE("the request's allowance is spent"),
  /** As many as may be read at once were, for as long as it could wait. */
  BUSY("too many are read at once"),
  /** The reader ended, or could not be started. */
  FAILED("the reader failed"),
  /** Reading is switched off. */
  OFF("documents are not read here");

  private final String words;

  Reason(String words) {
    this.words = words;
  }

  /** For people, to stand behind "not read:". */
  public String words() {
    return words;
  }

  /** Whether it could have been read, had there been more time or room. */
  public boolean unfinished() {
    return switch (this) {
      case TOO_LARGE, EXPANDS, TIME, MEMORY, ALLOWANCE, BUSY, FAILED -> true;
      case FORMAT, ENCRYPTED, BROKEN, AMBIGUOUS, NO_TEXT, OFF -> false;
    };
  }

  /** Whether another try may read it, as only the reader stood in the way. */
  public boolean passes() {
    return this == BUSY || this == FAILED;
  }

  /** The stable name in answers. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
