package io.ledgerline.admin.port;

import io.ledgerline.governance.approval.Approvals;
import io.ledgerline.governance.erasure.Erasures;
import io.ledgerline.governance.hold.Holds;
import java.util.Optional;

/**
 * What keeps evidence from being destroyed by one hand, and personal data from being kept.
 *
 * @param pseudonyms finds the pseudonym of an identity, or of a pseudonym itself, in a tenant
 */
public record Safeguards(
    Approvals approvals, Holds holds, Erasures erasures, Pseudonyms pseudonyms) {

  /** Who stands behind what name. Blocking. */
  @FunctionalInterface
  public interface Pseudonyms {
    /** The pseudonym in that tenant, empty where it knows none. */
    Optional<String> of(String tenant, String identity);
  }
}
