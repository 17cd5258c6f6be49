package io.ledgerline.server.assembly;

/** What an exception says to a person. */
final class Sentence {
  private Sentence() {}

  /** Its message, or its kind where it has none. */
  static String of(Exception e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
