package io.ledgerline.messages.request;

/** How a request carries its top-level {@code system}. */
public enum SystemForm {
  /** No key, or {@code null}. */
  ABSENT,
  /** A string. */
  STRING,
  /** An array of at least one block. */
  ARRAY,
  /** An array without blocks. */
  EMPTY_ARRAY
}
