package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.messages.price.ModelCatalogue;
import io.ledgerline.messages.price.ModelInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The models that a caller may use, in the form of the API's own list. Answered from the catalogue
 * without asking the upstream: it is what the caller's policy says, not what the account could do.
 */
final class ModelList {
  private static final int MOST = 1000;
  private static final int USUAL = 20;

  private final ModelCatalogue catalogue;

  ModelList(ModelCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What a list request comes to. */
  sealed interface Page {
    record Body(byte[] json) implements Page {}

    record Wrong(OwnAnswer answer) implements Page {}
  }

  /** One page; the parameters are as in the query, null where absent. */
  Page page(
      Caller caller, @Nullable String limit, @Nullable String after, @Nullable String before) {
    int most = limit == null ? USUAL : number(limit);
    if (most < 1 || most > MOST) {
      return new Page.Wrong(
          OwnAnswers.malformed("request.limit", "limit: Input should be between 1 and " + MOST));
    }
    List<String> ids = usable(caller);
    int from = 0;
    int to = ids.size();
    if (after != null) {
      from = ids.indexOf(after) + 1;
    }
    if (before != null && ids.contains(before)) {
      to = ids.indexOf(before);
      from = Math.max(from, to - most);
    }
    int end = Math.min(to, from + most);
    return new Page.Body(json(ids.subList(Math.min(from, end), end), end < to));
  }

  /** One model by any of its ids; empty where the caller may not use it. */
  Optional<byte[]> one(Caller caller, String id) {
    String wanted = catalogue.canonicalId(id);
    return usable(caller).stream()
        .filter(usable -> catalogue.canonicalId(usable).equals(wanted))
        .findFirst()
        .map(usable -> model(usable).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> usable(Caller caller) {
    return caller.workspace().models().usableBy(caller.grant().role(), caller.grant().grants());
  }

  private byte[] json(List<String> ids, boolean more) {
    var models = new ArrayList<String>(ids.size());
    ids.forEach(id -> models.add(model(id)));
    String first = ids.isEmpty() ? "null" : quoted(ids.getFirst());
    String last = ids.isEmpty() ? "null" : quoted(ids.getLast());
    return ("{\"data\":["
            + String.join(",", models)
            + "],\"has_more\":"
            + more
            + ",\"first_id\":"
            + first
            + ",\"last_id\":"
            + last
            + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private String model(String id) {
    Optional<ModelInfo> known = catalogue.find(id);
    if (known.isEmpty()) {
      return "{\"type\":\"model\",\"id\":" + quoted(id) + ",\"display_name\":" + quoted(id) + "}";
    }
    ModelInfo info = known.get();
    return "{\"type\":\"model\",\"id\":"
        + quoted(id)
        + ",\"display_name\":"
        + quoted(info.displayName())
        + ",\"created_at\":\""
        + info.releasedOn()
        + "T00:00:00Z\",\"lifecycle\":"
        + quoted(info.lifecycle().wireName())
        + ",\"line\":"
        + quoted(info.line())
        + ",\"max_input_tokens\":"
        + info.contextWindow()
        + ",\"max_tokens\":"
        + info.maxOutput()
        + ",\"deprecated_at\":"
        + day(info.deprecatedOn())
        + ",\"retires_at\":"
        + day(info.retiresOn())
        + "}";
  }

  private static String day(@Nullable Object date) {
    return date == null ? "null" : "\"" + date + "T00:00:00Z\"";
  }

  /** Ids and names come from our own tables and hold nothing to escape but quotes. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
