package io.ledgerline.gateway.http;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The headers that belong to one connection and are never passed on.
 *
 * <p>Source: RFC 9110 section 7.6.1, and every name listed in the message's own {@code Connection}.
 */
final class HopByHop {
  private static final Set<String> NONE = Set.of();

  private HopByHop() {}

  /** Names that {@code Connection} lists beside {@code close} and {@code keep-alive}. */
  static Set<String> named(MultiMap headers) {
    List<String> values = headers.getAll("connection");
    if (values.isEmpty() || (values.size() == 1 && usual(values.getFirst()))) {
      return NONE;
    }
    var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    for (String value : values) {
      for (String name : value.split(",")) {
        names.add(name.strip());
      }
    }
    return names;
  }

  private static boolean usual(String value) {
    return value.equalsIgnoreCase("keep-alive") || value.equalsIgnoreCase("close");
  }

  static boolean is(String name) {
    return switch (name.length()) {
      case 2 -> name.equalsIgnoreCase("te");
      case 7 -> name.equalsIgnoreCase("upgrade") || name.equalsIgnoreCase("trailer");
      case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
      case 17 -> name.equalsIgnoreCase("transfer-encoding");
      default -> startsWith(name, "proxy-") || name.startsWith(":");
    };
  }

  static boolean startsWith(String name, String prefix) {
    return name.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
