package io.ledgerline.gateway.upstream;

import io.ledgerline.gateway.http.MoreHeaders;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One account at one place that speaks Claude's Messages API.
 *
 * @param name the name that policies, entries and metrics use
 * @param base scheme, host, port and optional path prefix, for example {@code
 *     https://api.anthropic.com}; {@code https} is always verified against {@code caFile}, or the
 *     runtime's trust store where that is absent
 * @param credential swapped in for the caller's
 * @param caFile PEM certificates to trust instead of the runtime's; null for the runtime's
 * @param simulated true when the other side is the simulator: every entry then says so
 * @param more {@code upstream.pass_headers}: callers' headers that it is sent beside those that
 *     Claude's API reads; none by default
 */
public record Upstream(
    String name,
    URI base,
    UpstreamCredential credential,
    @Nullable Path caFile,
    boolean simulated,
    MoreHeaders more) {

  /** Checks that the base is an absolute http or https URI without query. */
  public Upstream {
    String scheme = base.getScheme();
    if ((!"http".equals(scheme) && !"https".equals(scheme))
        || base.getHost() == null
        || base.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "upstream " + name + ": " + base + " (expected: http[s]://host[:port][/prefix])");
    }
  }

  boolean tls() {
    return "https".equals(base.getScheme());
  }

  int port() {
    if (base.getPort() >= 0) {
      return base.getPort();
    }
    return tls() ? 443 : 80;
  }

  /** The request target at this upstream: its prefix, then the path and query as they came. */
  String target(String pathAndQuery) {
    String prefix = base.getRawPath();
    if (prefix == null || prefix.isEmpty() || prefix.equals("/")) {
      return pathAndQuery;
    }
    return (prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix)
        + pathAndQuery;
  }
}
