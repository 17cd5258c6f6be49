package io.ledgerline.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Predicate;

/**
 * A part of the surface that belongs to another module.
 *
 * @param prefix the path it owns, with everything below: {@code /api/v1}, {@code /health}
 * @param takes which of those requests it takes; the others go on as if it were not there
 * @param handler gets those requests on the event loop, not paused
 */
public record Mount(
    String prefix, Predicate<HttpServerRequest> takes, Handler<HttpServerRequest> handler) {

  /** A part that takes every request below its prefix. */
  public Mount(String prefix, Handler<HttpServerRequest> handler) {
    this(prefix, request -> true, handler);
  }

  boolean owns(String path, HttpServerRequest request) {
    return below(path) && takes.test(request);
  }

  private boolean below(String path) {
    return path.startsWith(prefix)
        && (prefix.endsWith("/")
            || path.length() == prefix.length()
            || path.charAt(prefix.length()) == '/');
  }
}
