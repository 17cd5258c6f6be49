package io.ledgerline.governance.setting;

import io.ledgerline.audit.EntryObject;
import java.util.Locale;

/**
 * Who made a change.
 *
 * @param kind a person, a service, or the system itself
 * @param subject the pseudonym; {@code system} for the system
 */
public record Actor(Kind kind, String subject) {
  /** Changes that the process makes by itself, for example when it is set up. */
  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "system");

  /** What sort of actor it is. */
  public enum Kind {
    USER,
    SERVICE,
    SYSTEM;

    /** The name used in entries, for example {@code user}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As entries show it. */
  public EntryObject entryObject() {
    return EntryObject.object().text("kind", kind.wireName()).text("subject", subject);
  }
}
