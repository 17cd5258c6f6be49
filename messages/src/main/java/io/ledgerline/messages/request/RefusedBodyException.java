package io.ledgerline.messages.request;

/** Well-formed JSON that is no request we can govern; becomes {@link Located.Malformed}. */
final class RefusedBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  RefusedBodyException(String sentence) {
    super(sentence, null, false, false);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
