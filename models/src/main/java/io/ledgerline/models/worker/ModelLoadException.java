package io.ledgerline.models.worker;

/** A folder that holds no model of the kind that is run here; the message says what is wrong. */
public final class ModelLoadException extends Exception {
  private static final long serialVersionUID = 1L;

  ModelLoadException(String message) {
    super(message);
  }
}
