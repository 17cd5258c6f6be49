package io.ledgerline.gateway.http;

import io.vertx.core.MultiMap;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which request headers go upstream, in their order and case: all but those that stay here whatever
 * anybody configures, or, where the upstream is configured to get certain ones, these and those
 * that Claude's API reads. No inspection reads a header.
 */
public final class RequestHeaders {
  private RequestHeaders() {}

  /**
   * Adds to {@code to} what passes of {@code from}.
   *
   * @param bodyAsItCame whether the body leaves byte for byte, so that its encoding still holds
   * @param more what else this upstream is sent
   */
  public static void forward(MultiMap from, MultiMap to, boolean bodyAsItCame, MoreHeaders more) {
    Set<String> named = HopByHop.named(from);
    from.forEach(
        (name, value) -> {
          boolean holds = bodyAsItCame || !name.equalsIgnoreCase("content-encoding");
          if (holds && passes(name, more) && !named.contains(name)) {
            to.add(name, value);
          }
        });
  }

  /**
   * The names, in lower case, of what a caller would miss at the upstream. What belongs to the
   * connection or to us is not among them, nor what HTTP clients add of themselves.
   */
  public static SortedSet<String> leftOut(MultiMap from, MoreHeaders more) {
    Set<String> named = HopByHop.named(from);
    var names = new TreeSet<String>();
    from.forEach(
        (name, value) -> {
          if (!passes(name, more) && !isExpected(name) && !named.contains(name)) {
            names.add(name.toLowerCase(Locale.ROOT));
          }
        });
    return names;
  }

  private static boolean passes(String name, MoreHeaders more) {
    return !KeptHere.always(name) && (ApiHeaders.has(name) || more.has(name));
  }

  private static boolean isExpected(String name) {
    return KeptHere.silently(name) || KeptHere.isUsual(name);
  }
}
