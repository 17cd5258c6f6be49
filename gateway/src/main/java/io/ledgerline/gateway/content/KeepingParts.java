package io.ledgerline.gateway.content;

import io.ledgerline.governance.hold.Hold;
import java.util.List;

/**
 * What decides how a call's texts are kept, and keeps them.
 *
 * @param contents keys and texts
 * @param subjects who is behind a name
 * @param holds what is under a legal hold now
 */
public record KeepingParts(Contents contents, Subjects subjects, LivingHolds holds) {

  /** Pseudonyms of people whom calls are about. Blocking; thread-safe. */
  @FunctionalInterface
  public interface Subjects {
    /**
     * The pseudonym of a name in a tenant.
     *
     * @throws io.ledgerline.governance.postgres.DatabaseException where it can't be known now
     */
    String pseudonym(String tenant, String name);
  }

  /** The holds of tenants, in memory. */
  @FunctionalInterface
  public interface LivingHolds {
    /** Those of a tenant. */
    List<Hold> of(String tenant);
  }
}
