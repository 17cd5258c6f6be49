package io.ledgerline.governance.policy;

import java.util.Locale;

/** What a principal may do, within the scope of its key. */
public enum Role {
  /** Calls Claude with the models open to everyone. */
  END_USER,
  /** Calls Claude; passes gates that name this role. */
  POWER_USER,
  /** Changes settings and issues keys inside its scope; passes gates that name this role. */
  ADMIN,
  /** Reads entries and reports inside its scope; changes nothing. */
  AUDITOR,
  /** Decides about holds and use cases inside its scope. */
  APPROVER;

  /** The name used in documents and entries, for example {@code power_user}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a key of this role may make governed calls at all. */
  public boolean mayCall() {
    return switch (this) {
      case END_USER, POWER_USER, ADMIN -> true;
      case AUDITOR, APPROVER -> false;
    };
  }

  /** Whether a key of this role may change settings and keys. */
  public boolean mayAdminister() {
    return this == ADMIN;
  }

  /** Whether a key of this role may read entries and reports. */
  public boolean mayAudit() {
    return switch (this) {
      case ADMIN, AUDITOR -> true;
      case END_USER, POWER_USER, APPROVER -> false;
    };
  }
}
