package io.ledgerline.gateway.call;

import io.ledgerline.gateway.http.RequestHeaders;
import io.ledgerline.gateway.stage.Change;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The headers and query parameters that a caller sent and the upstream does not get, as the entry
 * lists them: by name, never with a value, and a name that could be content as {@code other}.
 */
final class LeftOut {
  private static final int MOST = 16;

  private LeftOut() {}

  /** Adds them to what the call changed. */
  static void note(Call call) {
    note(
        call,
        "headers_left_out",
        RequestHeaders.leftOut(call.client.request().headers(), call.upstream().more()));
    note(call, "query_left_out", call.client.query().leftOut());
  }

  private static void note(Call call, String kind, Collection<String> names) {
    if (!names.isEmpty()) {
      call.changes.add(new Change(kind, said(names), "", ""));
    }
  }

  private static String said(Collection<String> names) {
    String said =
        names.stream()
            .map(EntryParts::plain)
            .distinct()
            .sorted()
            .limit(MOST)
            .collect(Collectors.joining(", "));
    return names.size() <= MOST ? said : said + ", " + names.size() + " in all";
  }
}
