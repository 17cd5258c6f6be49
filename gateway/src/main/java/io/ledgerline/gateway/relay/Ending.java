package io.ledgerline.gateway.relay;

/** How an exchange with the upstream came to its end, or what stood in its way. */
public enum Ending {
  /** The whole answer is here and its end is held: {@code message_stop}, or the JSON body. */
  COMPLETE,
  /** The stream's last event is an {@code error} of the upstream's; it is held. */
  ERROR_EVENT,
  /** The upstream ended the stream in order, but without {@code message_stop}. */
  UNFINISHED,
  /** No connection could be had; nothing left. */
  UNREACHABLE,
  /** All connections are taken and the queue is full; nothing left. */
  BUSY,
  /** The connection broke after the request left and before an answer began. */
  BROKEN_EARLY,
  /** The connection broke inside the answer. */
  BROKEN,
  /** No answer head in time. */
  SILENT_EARLY,
  /** An answer fell silent for too long. */
  SILENT,
  /** The client left before anything was sent upstream. */
  CLIENT_LEFT_EARLY,
  /** The client left; the upstream was read to its end, so the usage is known. */
  CLIENT_LEFT_DRAINED,
  /** The client left, and the upstream's end was not seen. */
  CLIENT_LEFT,
  /** A review stage refused; what it refused is held and will not be released. */
  REVIEW_REFUSED;

  /** Whether the client went away first. */
  public boolean clientLeft() {
    return this == CLIENT_LEFT_EARLY || this == CLIENT_LEFT_DRAINED || this == CLIENT_LEFT;
  }

  /** Whether nothing at all reached the upstream. */
  public boolean nothingSent() {
    return this == UNREACHABLE || this == BUSY || this == CLIENT_LEFT_EARLY;
  }

  /** What it is where the client went away before it. */
  Ending withoutClient() {
    return switch (this) {
      case COMPLETE, ERROR_EVENT -> CLIENT_LEFT_DRAINED;
      case UNREACHABLE, BUSY, CLIENT_LEFT_EARLY -> CLIENT_LEFT_EARLY;
      default -> CLIENT_LEFT;
    };
  }
}
