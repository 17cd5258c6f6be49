package io.ledgerline.admin.port;

import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.erasure.Erasures;
import io.ledgerline.governance.hold.Holds;
import io.ledgerline.governance.policy.Scope;
import java.util.Optional;

/**
 * What keeps evidence from being destroyed by one hand, and personal data from being kept.
 *
 * @param toolInputs shows what a waiting tool would be given, to who may decide
 * @param pseudonyms finds the pseudonym of an identity, or of a pseudonym itself, in a tenant
 */
public record Safeguards(
    Approvals approvals,
    Holds holds,
    Erasures erasures,
    ToolInputs toolInputs,
    Pseudonyms pseudonyms) {

  /** What waits for a person. Blocking. */
  @FunctionalInterface
  public interface ToolInputs {
    /** The input as JSON; empty where nothing waits, or the scope does not reach it. */
    Optional<String> of(Scope scope, String approval);
  }

  /** Who stands behind what name. Blocking. */
  @FunctionalInterface
  public interface Pseudonyms {
    /** The pseudonym in that tenant, empty where it knows none. */
    Optional<String> of(String tenant, String identity);
  }
}
