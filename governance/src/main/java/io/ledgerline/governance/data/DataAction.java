package io.ledgerline.governance.data;

import java.util.Locale;

/** What is done with a value that was found, from the mildest to the strictest. */
public enum DataAction {
  /** It leaves as it is. */
  ALLOW,
  /** A token leaves in its place; it comes back in the answer. */
  TOKENISE,
  /** Asterisks leave in its place; it does not come back. */
  MASK,
  /** A note that something was removed leaves in its place. */
  DROP,
  /** The request waits for a person; once approved, the value leaves as it is. */
  HOLD,
  /** The call is refused. */
  DENY;

  /** The name in settings and entries. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action of that name in settings. */
  public static DataAction of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** Whether something else leaves in the value's place. */
  public boolean replaces() {
    return this == TOKENISE || this == MASK || this == DROP;
  }
}
