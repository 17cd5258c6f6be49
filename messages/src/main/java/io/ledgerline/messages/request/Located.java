package io.ledgerline.messages.request;

/** What reading a request body came to. */
public sealed interface Located {
  /** A body that can be governed. */
  record Ok(LocatedRequest request) implements Located {}

  /**
   * A body to refuse with 400 {@code invalid_request_error}.
   *
   * @param sentence for the developer who sent it; holds no content of the body
   */
  record Malformed(String sentence) implements Located {}
}
