package io.ledgerline.messages.request;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.Bytes;
import io.ledgerline.messages.RandomJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What we accept, a parser that keeps the first of repeated keys and one that keeps the last agree
 * on.
 */
class DuplicateKeysProperty {
  private static final long SEED = 0x5EED_2026_11_21L;
  private static final JsonFactory ORDINARY = new JsonFactory();
  private final Random random = new Random(SEED);
  private final RandomJson json = new RandomJson(random);

  @Test
  void neverReadsWhatAnotherParserReadsDifferently() {
    int accepted = 0;
    int refusedAmbiguous = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] body = utf8(request());
      Map<?, ?> first = (Map<?, ?>) read(body, true);
      Map<?, ?> last = (Map<?, ?>) read(body, false);
      Located located = LocatedRequest.locate(body, Endpoint.MESSAGES);
      if (located instanceof Located.Ok ok) {
        accepted++;
        String as = "seed %x round %d: %s".formatted(SEED, round, Bytes.text(body));
        assertThat(decision(first)).as(as).isEqualTo(decision(last));
        assertThat(ours(ok.request())).as(as).isEqualTo(decision(first));
      } else if (!decision(first).equals(decision(last))) {
        refusedAmbiguous++;
      }
    }
    assertThat(accepted).isGreaterThan(2_000);
    assertThat(refusedAmbiguous).isGreaterThan(2_000);
  }

  private String request() {
    List<String> members = new ArrayList<>();
    members.add(member("model", json.literal(pick("claude-opus-5-5", "b"))));
    members.add(member("max_tokens", "" + random.nextInt(9)));
    members.add(member("messages", messages()));
    for (int i = random.nextInt(4); i > 0; i--) {
      members.add(option());
    }
    if (random.nextInt(3) == 0) {
      members.add(members.get(random.nextInt(members.size())));
    }
    java.util.Collections.shuffle(members, random);
    return json.space() + "{" + String.join(json.space() + ",", members) + "}" + json.space();
  }

  private String option() {
    return switch (random.nextInt(6)) {
      case 0 -> member("system", pick("\"s\"", "[]", "[" + block() + "]", "null"));
      case 1 -> member("stream", pick("true", "false"));
      case 2 -> member("model", json.literal(pick("claude-opus-5-5", "c")));
      case 3 -> member("max_tokens", "" + random.nextInt(9));
      case 4 -> member("unknown", json.value(3));
      default -> member("messages", messages());
    };
  }

  private String messages() {
    List<String> messages = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      messages.add(
          object(
              member("role", json.literal(pick("user", "assistant"))),
              member("content", pick("\"t\"", "[" + block() + "," + block() + "]"))));
    }
    return "[" + String.join(",", messages) + "]";
  }

  private String block() {
    return object(
        member("type", json.literal(pick("text", "text", "image"))),
        member("text", json.literal(pick("one", "two"))),
        member("extra", json.value(2)));
  }

  /** An object of these members, one of them sometimes twice with another value. */
  private String object(String... members) {
    List<String> all = new ArrayList<>(List.of(members));
    if (random.nextInt(12) == 0) {
      int twice = random.nextInt(members.length);
      all.add(members[twice].replace("user", "assistant").replace("one", "two"));
    }
    java.util.Collections.shuffle(all, random);
    return "{" + String.join("," + json.space(), all) + "}";
  }

  private String member(String key, String value) {
    return json.literal(key) + json.space() + ":" + json.space() + value;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static List<Object> ours(LocatedRequest request) {
    return List.of(
        request.model(),
        request.maxTokens(),
        request.stream(),
        request.messages(),
        request.hasAssistantTurn(),
        request.systemBlocks(),
        request.firstUserText());
  }

  private static List<Object> decision(Map<?, ?> body) {
    List<?> messages = (List<?>) get(body, "messages");
    Object system = body.get("system");
    return List.of(
        get(body, "model"),
        Long.valueOf(get(body, "max_tokens").toString()),
        Boolean.TRUE.equals(body.get("stream")),
        messages.size(),
        messages.stream().anyMatch(m -> "assistant".equals(((Map<?, ?>) m).get("role"))),
        system instanceof List<?> blocks ? blocks.size() : system == null ? 0 : 1,
        firstUserText(messages));
  }

  private static Object get(Map<?, ?> body, String key) {
    Object value = body.get(key);
    assertThat(value).isNotNull();
    return value == null ? "" : value;
  }

  private static String firstUserText(List<?> messages) {
    for (Object message : messages) {
      if ("user".equals(((Map<?, ?>) message).get("role"))) {
        Object content = ((Map<?, ?>) message).get("content");
        if (content instanceof List<?> blocks) {
          var text = new StringBuilder();
          for (Object block : blocks) {
            Map<?, ?> fields = (Map<?, ?>) block;
            text.append("text".equals(fields.get("type")) ? fields.get("text") : "");
          }
          return text.toString();
        }
        return String.valueOf(content);
      }
    }
    return "";
  }

  private static @Nullable Object read(byte[] body, boolean firstWins) {
    try (JsonParser parser = ORDINARY.createParser(ObjectReadContext.empty(), body)) {
      parser.nextToken();
      return value(parser, firstWins);
    }
  }

  private static @Nullable Object value(JsonParser parser, boolean firstWins) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser, firstWins));
      }
      return list;
    }
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        Object value = value(parser, firstWins);
        if (!firstWins || !map.containsKey(key)) {
          map.put(key, value);
        }
      }
      return map;
    }
    return switch (token) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }
}
