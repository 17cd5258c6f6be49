package io.ledgerline.simulator.request;

import java.util.Set;

/**
 * What the headers say about how to read a body.
 *
 * @param version the {@code anthropic-version}
 * @param betas the values of {@code anthropic-beta}
 * @param counting whether only tokens are counted, so that {@code max_tokens} is not needed
 * @param lenient whether unknown top-level fields pass
 */
public record RequestContext(String version, Set<String> betas, boolean counting, boolean lenient) {

  /** The version that removed sampling parameters. */
  public static final String NEWEST = "2026-10-21";

  /** The version of older clients and of Claude Code. */
  public static final String OLDER = "2023-06-01";

  /** Whether the newest version's rules hold. */
  public boolean newest() {
    return version.equals(NEWEST);
  }

  /** Whether some beta value starts with {@code prefix}. */
  public boolean beta(String prefix) {
    return betas.stream().anyMatch(value -> value.startsWith(prefix));
  }
}
