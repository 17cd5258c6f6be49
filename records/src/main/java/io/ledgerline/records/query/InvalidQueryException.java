package io.ledgerline.records.query;

/**
 * A question that makes no sense as asked. Its message is one sentence for the person who asked.
 */
public final class InvalidQueryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  public InvalidQueryException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  /** The name of the parameter to mend. */
  public String parameter() {
    return parameter;
  }
}
