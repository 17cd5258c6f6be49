package io.ledgerline.governance.policy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the holder of one service key may do. Revoked keys have none; whether it expired is asked
 * with {@link #expired}.
 *
 * @param keyId {@code k_…}, safe to show
 * @param keyName the name it was issued under
 * @param principal who calls with it
 * @param role what it may do
 * @param scope how far the role reaches
 * @param tenant the tenant it calls for; null for keys of the organization, which can't call
 * @param workspace the workspace it calls in; null where calls must not be made with it
 * @param useCase the use case assumed when a call names none, or null
 * @param useCases the use cases it may name; empty means all of its workspace
 * @param grants extra rights, for example {@code opus} for a gated model tier
 * @param expiresAt when it ends, or null
 */
public record KeyGrant(
    String keyId,
    String keyName,
    Principal principal,
    Role role,
    Scope scope,
    @Nullable String tenant,
    @Nullable String workspace,
    @Nullable String useCase,
    Set<String> useCases,
    Set<String> grants,
    @Nullable Instant expiresAt) {

  public KeyGrant {
    useCases = Set.copyOf(useCases);
    grants = Set.copyOf(grants);
  }

  /** Whether the key has ended at this time. */
  public boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
