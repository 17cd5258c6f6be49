package io.ledgerline.vault;

/**
 * The vault can't keep or read anything at this moment: the database with the keys is away, or the
 * disk can't write. Trying again later may help.
 */
public final class VaultUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With a sentence for an operator, without content. */
  public VaultUnavailableException(String sentence) {
    super(sentence);
  }

  /** The same with what caused it. */
  public VaultUnavailableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
