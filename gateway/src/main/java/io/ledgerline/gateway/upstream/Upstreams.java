package io.ledgerline.gateway.upstream;

import io.ledgerline.governance.policy.UpstreamRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The upstream accounts of this process by name; {@code default} is always there. Immutable. */
public final class Upstreams {
  private final Map<String, Upstream> byName;

  /**
   * Those upstreams.
   *
   * @throws IllegalArgumentException when none is called {@code default}, or two share a name
   */
  public Upstreams(Collection<Upstream> upstreams) {
    var named = new HashMap<String, Upstream>();
    for (Upstream upstream : upstreams) {
      if (named.put(upstream.name(), upstream) != null) {
        throw new IllegalArgumentException("upstream " + upstream.name() + " is configured twice");
      }
    }
    if (!named.containsKey(UpstreamRef.DEFAULT.name())) {
      throw new IllegalArgumentException(
          "upstreams: " + named.keySet() + " (expected: one named default)");
    }
    byName = Map.copyOf(named);
  }

  /** The account a workspace's calls go to; null where the configuration has none of that name. */
  public @Nullable Upstream of(UpstreamRef ref) {
    return byName.get(ref.name());
  }
}
