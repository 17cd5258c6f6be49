package io.ledgerline.governance.data;

import java.util.Locale;

/** What is done with text that tries to steer the assistant, from the mildest to the strictest. */
public enum InjectionAction {
  /** The entry says so. */
  FLAG,
  /** The text leaves marked as data that holds no instructions. */
  SPOTLIGHT,
  /** The sentences that hold it, and what a reader would not see, are taken out. */
  STRIP,
  /** The request waits for a person; once approved, it leaves, data marked as data. */
  HOLD,
  /** The call is refused. */
  REFUSE;

  /** The name in settings and entries. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action of that name in settings. */
  static InjectionAction of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /** The stricter of the two. */
  InjectionAction or(InjectionAction other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
