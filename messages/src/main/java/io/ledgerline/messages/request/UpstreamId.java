package io.ledgerline.messages.request;

/** An object held by the upstream that a request refers to by id. */
public record UpstreamId(Kind kind, String value) {
  /** What the id names. */
  public enum Kind {
    /** {@code file_id} of a source or a container upload. */
    FILE,
    /** {@code container}, or its {@code id}. */
    CONTAINER,
    /** {@code skill_id} of a container's custom skill. */
    SKILL,
    /** {@code previous_message_id} of {@code thread} or {@code diagnostics}. */
    MESSAGE
  }
}
