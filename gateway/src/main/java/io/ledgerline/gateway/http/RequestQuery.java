package io.ledgerline.gateway.http;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request's query. No inspection reads it, so of its parameters only what Claude's API reads goes
 * upstream, and only with a value that can hold nothing of anybody: {@code beta=true}.
 *
 * @param passing what goes upstream, in its order and as it came; empty for nothing
 * @param leftOut the names of the parameters that stay here
 */
public record RequestQuery(String passing, SortedSet<String> leftOut) {
  private static final RequestQuery NONE = new RequestQuery("", Collections.emptySortedSet());

  /** Reads a query as it stands behind the question mark; null for none. */
  public static RequestQuery of(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return NONE;
    }
    var passing = new StringBuilder();
    var leftOut = new TreeSet<String>();
    for (String parameter : raw.split("&", -1)) {
      if (parameter.equals("beta=true") || parameter.equals("beta=false")) {
        passing.append(passing.isEmpty() ? "" : "&").append(parameter);
      } else if (!parameter.isEmpty()) {
        int equals = parameter.indexOf('=');
        leftOut.add(equals < 0 ? parameter : parameter.substring(0, equals));
      }
    }
    return new RequestQuery(passing.toString(), leftOut);
  }
}
