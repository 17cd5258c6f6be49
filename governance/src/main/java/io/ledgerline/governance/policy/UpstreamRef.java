package io.ledgerline.governance.policy;

/**
 * The upstream account that calls go to, by the name it has in the server's configuration.
 *
 * @param name for example {@code default}, or a tenant's own
 */
public record UpstreamRef(String name) {
  /** The upstream of tenants that name none. */
  public static final UpstreamRef DEFAULT = new UpstreamRef("default");
}
