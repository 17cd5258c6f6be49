package io.ledgerline.gateway.call;

import io.ledgerline.gateway.http.RequestHeaders;
import io.ledgerline.gateway.stage.Change;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The headers that a caller sent and the upstream does not get, as the entry lists them: by name,
 * never with a value, and a name that could be content as {@code other}.
 */
final class LeftOut {
  private static final int MOST = 16;

  private LeftOut() {}

  /** Adds them to what the call changed. */
  static void note(Call call) {
    Collection<String> names =
        RequestHeaders.leftOut(call.client.request().headers(), call.upstream().more());
    if (!names.isEmpty()) {
      call.changes.add(new Change("headers_left_out", said(names), "", ""));
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
