package io.ledgerline.admin.right;

import static io.ledgerline.admin.right.Reach.NONE;
import static io.ledgerline.admin.right.Reach.OWN;
import static io.ledgerline.admin.right.Reach.SCOPE;
import static io.ledgerline.admin.right.Reach.WORKSPACE;

import io.ledgerline.governance.policy.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The rights table. The columns are end user, power user, admin, auditor, approver. An action
 * without a row does not exist; a role without a reach is refused, and that is an entry.
 */
public enum AdminAction {
  SELF_READ(SCOPE, SCOPE, SCOPE, SCOPE, SCOPE),
  SETTINGS_APPLY(NONE, NONE, SCOPE, NONE, NONE),
  SETTINGS_READ(NONE, NONE, SCOPE, SCOPE, NONE),
  KEYS_ISSUE(NONE, NONE, SCOPE, NONE, NONE),
  KEYS_REVOKE(NONE, NONE, SCOPE, NONE, NONE),
  KEYS_LIST(NONE, NONE, SCOPE, SCOPE, NONE),
  AUDIT_QUERY(OWN, WORKSPACE, SCOPE, SCOPE, NONE),
  AUDIT_FOLLOW(NONE, NONE, SCOPE, SCOPE, NONE),
  AUDIT_EXPORT(NONE, NONE, SCOPE, SCOPE, NONE),
  COST_REPORT(OWN, WORKSPACE, SCOPE, SCOPE, NONE),
  CALL_READ(OWN, WORKSPACE, SCOPE, SCOPE, SCOPE),
  /** Texts of calls; the key needs the grant {@code content} besides. */
  CONTENT_READ(NONE, NONE, SCOPE, SCOPE, NONE),
  CONTENT_VIEWS(NONE, NONE, SCOPE, SCOPE, NONE),
  CALL_OUTCOME(OWN, OWN, SCOPE, NONE, SCOPE),
  FLAGGED_REPORT(NONE, NONE, SCOPE, SCOPE, SCOPE),
  /** Whether a finding was right, said by a person who looked. */
  FINDINGS_REVIEW(NONE, NONE, SCOPE, NONE, SCOPE),
  POLICIES_TRY(NONE, NONE, SCOPE, SCOPE, NONE),
  BUDGETS_READ(NONE, NONE, SCOPE, SCOPE, NONE),
  LEDGER_READ(NONE, NONE, SCOPE, SCOPE, NONE),
  LEDGER_ROTATE_KEYS(NONE, NONE, SCOPE, NONE, NONE),
  VAULT_READ(NONE, NONE, SCOPE, SCOPE, NONE),
  VAULT_ROTATE_KEYS(NONE, NONE, SCOPE, NONE, NONE),
  APPROVALS_READ(NONE, NONE, SCOPE, SCOPE, SCOPE),
  APPROVALS_DECIDE(NONE, NONE, SCOPE, NONE, SCOPE),
  HOLDS_READ(NONE, NONE, SCOPE, SCOPE, NONE),
  HOLDS_SET(NONE, NONE, SCOPE, NONE, NONE),
  HOLDS_CLEAR(NONE, NONE, SCOPE, NONE, NONE),
  ERASURES_READ(NONE, NONE, SCOPE, SCOPE, NONE),
  ERASURES_REQUEST(NONE, NONE, SCOPE, NONE, NONE),
  RETENTION_READ(NONE, NONE, SCOPE, SCOPE, NONE),
  EVIDENCE_EXPORT(NONE, NONE, SCOPE, SCOPE, NONE),
  EVIDENCE_LIST(NONE, NONE, SCOPE, SCOPE, NONE);

  private final Reach endUser;
  private final Reach powerUser;
  private final Reach admin;
  private final Reach auditor;
  private final Reach approver;

  AdminAction(Reach endUser, Reach powerUser, Reach admin, Reach auditor, Reach approver) {
    this.endUser = endUser;
    this.powerUser = powerUser;
    this.admin = admin;
    this.auditor = auditor;
    this.approver = approver;
  }

  /** The name in entries and messages, for example {@code keys.issue}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
  }

  /** The grant that a key needs besides its role, or null for none. */
  public @Nullable String grant() {
    return this == CONTENT_READ ? "content" : null;
  }

  /** How far a role reaches with it. */
  public Reach reach(Role role) {
    return switch (role) {
      case END_USER -> endUser;
      case POWER_USER -> powerUser;
      case ADMIN -> admin;
      case AUDITOR -> auditor;
      case APPROVER -> approver;
    };
  }
}
