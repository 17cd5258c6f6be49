package io.ledgerline.gateway.http;

import io.vertx.core.MultiMap;
import java.util.Set;

/**
 * Which request headers go upstream: all, in their order and case, except those of the connection,
 * both credentials, {@code anthropic-workspace-id}, {@code accept-encoding}, {@code expect}, the
 * body's length, and our own.
 */
public final class RequestHeaders {
  private RequestHeaders() {}

  /**
   * Adds to {@code to} what passes of {@code from}.
   *
   * @param bodyAsItCame whether the body leaves byte for byte, so that its encoding still holds
   */
  public static void forward(MultiMap from, MultiMap to, boolean bodyAsItCame) {
    Set<String> named = HopByHop.named(from);
    from.forEach(
        (name, value) -> {
          if (passes(name, bodyAsItCame) && !named.contains(name)) {
            to.add(name, value);
          }
        });
  }

  private static boolean passes(String name, boolean bodyAsItCame) {
    boolean dropped =
        switch (name.length()) {
          case 4 -> name.equalsIgnoreCase("host");
          case 6 -> name.equalsIgnoreCase("expect");
          case 9 -> name.equalsIgnoreCase("x-api-key");
          case 13 -> name.equalsIgnoreCase("authorization");
          case 14 -> name.equalsIgnoreCase("content-length");
          case 15 -> name.equalsIgnoreCase("accept-encoding");
          // Chooses a workspace of the account that our credential opens: not the caller's to
          // choose.
          case 22 -> name.equalsIgnoreCase("anthropic-workspace-id");
          case 16 -> !bodyAsItCame && name.equalsIgnoreCase("content-encoding");
          default -> false;
        };
    return !dropped && !HopByHop.is(name) && !HopByHop.startsWith(name, "ledgerline-");
  }
}
