package io.ledgerline.server.demo;

import io.ledgerline.cli.api.AdminApi;
import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.api.Server;
import java.math.BigDecimal;
import java.util.HashMap;
import tools.jackson.databind.JsonNode;

/** What a duel cost, added up from the recorded calls of its session. */
final class DuelScore {
  private static final int PAGE = 500;
  private final AdminApi api;

  DuelScore(DemoFile demo) throws ApiException {
    this.api = new AdminApi(new Server(demo.url(), demo.adminToken()));
  }

  BigDecimal spent(String session) throws ApiException {
    var total = BigDecimal.ZERO;
    var query = new HashMap<String, String>();
    query.put("tenant", "duel");
    query.put("session", session);
    query.put("limit", Integer.toString(PAGE));
    while (true) {
      var page = api.calls(query);
      for (JsonNode call : page.items()) {
        var cost = call.path("cost_usd").asString("");
        total = total.add(cost.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cost));
      }
      if (page.next() == null) {
        return total;
      }
      query.put("after", page.next());
    }
  }
}
