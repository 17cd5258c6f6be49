package io.ledgerline.messages.request;

import static io.ledgerline.messages.request.LocatedRequestTest.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.RandomJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TextSpansProperty {
  private static final long SEED = 0x5EED_2026_11_21L;
  private static final JsonMapper ORDINARY = JsonMapper.builder().build();

  @Test
  void visitsEveryStringOfWhatItDoesNotKnowExactlyOnce() {
    var random = new Random(SEED);
    var json = new RandomJson(random);
    int visited = 0;
    for (int round = 0; round < 3_000; round++) {
      String unknown = json.value(6);
      String place =
          switch (round % 4) {
            case 0 ->
                "[{\"role\":\"user\",\"content\":[{\"type\":\"hologram\",\"v\":" + unknown + "}]}]";
            case 1 ->
                "[{\"role\":\"user\",\"content\":[{\"v\":"
                    + unknown
                    + ",\"type\":\"text\",\"text\":\"\"}]}]";
            case 2 -> "[{\"v\":" + unknown + ",\"role\":\"critic\",\"content\":[]}]";
            default -> "[{\"role\":\"user\",\"content\":\"\"}],\"v\":" + unknown;
          };
      LocatedRequest request = ok(LocatedRequestTest.messages(place));
      List<String> seen = new ArrayList<>();
      TextSpans.visit(request, span -> seen.add(span.text(request.body())));
      List<String> expected = new ArrayList<>();
      collect(ORDINARY.readTree(unknown), expected);
      seen.removeIf(String::isEmpty);
      expected.removeIf(String::isEmpty);
      assertThat(seen).as("seed %x round %d: %s", SEED, round, unknown).isEqualTo(expected);
      visited += seen.size();
    }
    assertThat(visited).isGreaterThan(2_000);
  }

  private static void collect(JsonNode node, List<String> into) {
    if (node.isString()) {
      into.add(node.stringValue());
    }
    node.forEach(child -> collect(child, into));
  }
}
