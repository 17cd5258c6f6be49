package io.ledgerline.simulator.http;

import io.ledgerline.simulator.exchange.Exchange;
import io.ledgerline.simulator.exchange.Recorder;
import io.ledgerline.simulator.json.Json;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kept exchanges as a JSON array: {@code GET /simulator/requests}. Credentials are left out.
 */
final class ReceivedPage {
  private ReceivedPage() {}

  static Buffer of(Recorder recorder) {
    ArrayNode page = Json.array();
    for (Exchange exchange : recorder.exchanges()) {
      ObjectNode each = page.addObject();
      each.put("number", exchange.number()).put("method", exchange.method());
      each.put("uri", exchange.uri()).put("status", exchange.status());
      each.put("state", exchange.state().name());
      ArrayNode headers = each.putArray("headers");
      for (Map.Entry<String, String> header : exchange.headers()) {
        boolean secret =
            header.getKey().equalsIgnoreCase("authorization")
                || header.getKey().equalsIgnoreCase("x-api-key");
        headers.addArray().add(header.getKey()).add(secret ? "(left out)" : header.getValue());
      }
      each.put("body_base64", Base64.getEncoder().encodeToString(exchange.body()));
      each.put("sent_base64", Base64.getEncoder().encodeToString(exchange.sent()));
    }
    return Buffer.buffer(Json.bytes(page));
  }
}
