package io.ledgerline.governance.key;

import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a new key.
 *
 * @param name what it is for, unique among the living keys of its tenant, {@code
 *     [a-z0-9][a-z0-9-]{0,62}}
 * @param owner the named person who answers for it, for example a mail address
 * @param kind whether the person calls with it, or a service
 * @param role what it may do
 * @param scope how far the role reaches
 * @param workspace the workspace it calls in; null for keys that only administer
 * @param useCases the use cases it may name; with exactly one, that one is assumed
 * @param grants extra rights, for example {@code opus}
 * @param expiresAt when it ends, or null
 */
public record KeyRequest(
    String name,
    String owner,
    Principal.Kind kind,
    Role role,
    Scope scope,
    @Nullable String workspace,
    Set<String> useCases,
    Set<String> grants,
    @Nullable Instant expiresAt) {

  public KeyRequest {
    useCases = Set.copyOf(useCases);
    grants = Set.copyOf(grants);
  }
}
