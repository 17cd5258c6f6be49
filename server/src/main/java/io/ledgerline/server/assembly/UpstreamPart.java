package io.ledgerline.server.assembly;

import io.ledgerline.gateway.upstream.Upstream;
import io.ledgerline.gateway.upstream.UpstreamCredential;
import io.ledgerline.gateway.upstream.Upstreams;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.Secret;
import io.ledgerline.server.config.ServerConfig;
import java.util.ArrayList;
import java.util.Map;

/** The upstream accounts of the configuration, with their secrets read. */
final class UpstreamPart {
  private UpstreamPart() {}

  /**
   * Reads every account.
   *
   * @param environment where {@code env:NAME} references are looked up
   * @throws ConfigException where one has no credential: the process never pretends to have one
   */
  static Upstreams read(
      Map<String, ServerConfig.Upstream> configured, Map<String, String> environment) {
    var upstreams = new ArrayList<Upstream>();
    configured.forEach(
        (name, upstream) ->
            upstreams.add(
                new Upstream(
                    name,
                    upstream.url(),
                    credential(key(name), upstream, environment),
                    upstream.caFile(),
                    upstream.simulated(),
                    upstream.passHeaders())));
    return new Upstreams(upstreams);
  }

  private static String key(String name) {
    return (name.equals("default") ? "upstream" : "upstreams." + name) + ".credential";
  }

  private static UpstreamCredential credential(
      String key, ServerConfig.Upstream upstream, Map<String, String> environment) {
    var reference = upstream.credential();
    if (reference == null) {
      throw new ConfigException(
          key,
          "is missing, so no call could reach " + upstream.url(),
          "set it to env:ANTHROPIC_API_KEY or file:/path/to/key");
    }
    var secret = Secret.of(key, reference).read(key, environment);
    var header =
        upstream.header().equals("authorization")
            ? UpstreamCredential.Header.BEARER
            : UpstreamCredential.Header.X_API_KEY;
    try {
      return new UpstreamCredential(header, secret);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          key, "holds spaces or characters that no key has", "put just the key there");
    }
  }
}
