package io.ledgerline.cli.command;

/** The command can't be carried out as it was given. Its message says how to mend it. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  public UsageException(String sentence) {
    super(sentence);
  }
}
