package io.ledgerline.cli.command;

import io.ledgerline.cli.api.AdminApi;
import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.output.Column;
import io.ledgerline.cli.output.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Calls that are worth a look, collected page by page.
 *
 * @param more whether others match besides these
 */
record FlaggedCalls(List<JsonNode> items, boolean more) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PAGE = 500;
  private static final int MOST = 10_000;
  private static final int MOST_EMPTY_ANSWERS = 5;
  private static final int SECONDS = "2026-11-01T08:00:00".length();

  static FlaggedCalls collect(AdminApi api, Map<String, String> filter, int limit)
      throws ApiException, UsageException {
    if (limit < 1 || limit > MOST) {
      throw new UsageException("--limit must be 1 to " + MOST);
    }
    var query = new HashMap<>(filter);
    var items = new ArrayList<JsonNode>();
    int empty = 0;
    String next;
    do {
      query.put("limit", String.valueOf(Math.min(PAGE, limit - items.size())));
      var page = api.flagged(query);
      items.addAll(page.items());
      empty = page.items().isEmpty() ? empty + 1 : 0;
      next = page.next();
      if (next != null) {
        query.put("after", next);
      }
    } while (next != null && items.size() < limit && empty < MOST_EMPTY_ANSWERS);
    return new FlaggedCalls(items, next != null);
  }

  ArrayNode json() {
    var all = JSON.createArrayNode();
    items.forEach(all::add);
    return all;
  }

  static Table table(List<JsonNode> items) {
    var table =
        new Table(
            Column.id("time"),
            Column.text("brand"),
            Column.text("status"),
            Column.text("kinds"),
            Column.id("request"),
            Column.below("why"));
    for (JsonNode item : items) {
      String time = item.path("ts").stringValue("");
      table.row(
          time.length() > SECONDS ? time.substring(0, SECONDS).replace('T', ' ') : time,
          item.path("tenant").stringValue(""),
          item.path("status").stringValue(""),
          joined(item.path("kinds")),
          item.path("request_id").stringValue(""),
          item.path("reason").stringValue(""));
    }
    return table;
  }

  private static String joined(JsonNode texts) {
    var all = new ArrayList<String>();
    texts.forEach(text -> all.add(text.stringValue("")));
    return String.join(" ", all);
  }
}
