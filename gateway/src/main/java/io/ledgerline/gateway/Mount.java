package io.ledgerline.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/**
 * A part of the surface that belongs to another module.
 *
 * @param prefix the path it owns, with everything below: {@code /api/v1}, {@code /health}
 * @param handler gets those requests on the event loop, not paused
 */
public record Mount(String prefix, Handler<HttpServerRequest> handler) {
  boolean owns(String path) {
    return path.startsWith(prefix)
        && (prefix.endsWith("/")
            || path.length() == prefix.length()
            || path.charAt(prefix.length()) == '/');
  }
}
