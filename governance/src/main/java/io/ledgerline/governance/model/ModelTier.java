package io.ledgerline.governance.model;

import io.ledgerline.governance.policy.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group of models with one rule about who may use them.
 *
 * @param name for example {@code standard}, {@code premium}, {@code background}
 * @param models exact model ids; a dated snapshot of a listed id counts as that id
 * @param gatedTo roles that pass the gate; empty when there is none by role
 * @param grant the grant on a key that passes the gate, or null
 * @param background whether these are the small, fast models for background work
 */
public record ModelTier(
    String name,
    List<String> models,
    Set<Role> gatedTo,
    @Nullable String grant,
    boolean background) {

  public ModelTier {
    models = List.copyOf(models);
    gatedTo = Set.copyOf(gatedTo);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("tier " + name + ": no models (expected: at least one)");
    }
  }

  /** Whether only some callers may use this tier. */
  public boolean gated() {
    return !gatedTo.isEmpty() || grant != null;
  }

  boolean opensFor(Role role, Set<String> grants) {
    return !gated() || gatedTo.contains(role) || (grant != null && grants.contains(grant));
  }
}
