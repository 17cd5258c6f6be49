package io.ledgerline.gateway.http;

import io.vertx.core.MultiMap;
import java.util.Set;

/**
 * Which response headers reach the client: all, in their order and case, except those of the
 * connection, the length (set anew), the upstream account's {@code anthropic-ratelimit-*} and
 * {@code anthropic-priority-*} (a caller would take the organization's quota for its own), and
 * {@code ledgerline-*} (only we speak under that name). {@code request-id} is never changed.
 */
public final class ResponseHeaders {
  private ResponseHeaders() {}

  /** Adds to {@code to} what passes of {@code from}. */
  public static void forward(MultiMap from, MultiMap to) {
    Set<String> named = HopByHop.named(from);
    from.forEach(
        (name, value) -> {
          if (passes(name) && !named.contains(name)) {
            to.add(name, value);
          }
        });
  }

  private static boolean passes(String name) {
    return !(name.length() == 14 && name.equalsIgnoreCase("content-length"))
        && !HopByHop.is(name)
        && !HopByHop.startsWith(name, "anthropic-ratelimit-")
        && !HopByHop.startsWith(name, "anthropic-priority-")
        && !HopByHop.startsWith(name, "ledgerline-");
  }
}
