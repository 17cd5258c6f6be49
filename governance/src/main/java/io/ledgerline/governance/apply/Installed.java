package io.ledgerline.governance.apply;

import java.util.Set;

/**
 * What an installation has besides settings, by which documents may name it.
 *
 * @param routes names of its upstreams; empty where they are not known
 * @param types what its own models find, such as {@code TUMOUR_STAGE}
 */
public record Installed(Set<String> routes, Set<String> types) {
  /** An installation of which nothing is known. */
  public static final Installed UNKNOWN = new Installed(Set.of(), Set.of());

  public Installed {
    routes = Set.copyOf(routes);
    types = Set.copyOf(types);
  }
}
