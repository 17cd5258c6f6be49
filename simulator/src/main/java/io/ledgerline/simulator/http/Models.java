package io.ledgerline.simulator.http;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.model.Catalogue;
import io.ledgerline.simulator.model.Model;
import io.ledgerline.simulator.request.ApiError;
import io.ledgerline.simulator.request.ApiException;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/models} with its pages, and {@code GET /v1/models/{id}}. */
final class Models {
  private static final int USUAL = 20;
  private static final int MOST = 1_000;
  private static final Set<String> STAGES = Set.of("active", "deprecated", "retired");

  private final Catalogue catalogue;
  private final Credentials credentials;

  Models(Catalogue catalogue, Credentials credentials) {
    this.catalogue = catalogue;
    this.credentials = credentials;
  }

  void get(Call call, String id) {
    admit(call);
    Model model = catalogue.find(id);
    if (model == null) {
      throw new ApiException(ApiError.notFound("model: " + id));
    }
    call.json(200, model.json());
  }

  void list(Call call) {
    admit(call);
    MultiMap query = call.request().params();
    int limit = limit(query.get("limit"));
    List<Model> all = staged(query);
    int from = 0;
    int to = all.size();
    String after = query.get("after_id");
    String before = after == null ? query.get("before_id") : null;
    if (after != null) {
      from = index(all, after, "after_id") + 1;
      to = Math.min(to, from + limit);
    } else if (before != null) {
      to = index(all, before, "before_id");
      from = Math.max(0, to - limit);
    } else {
      to = Math.min(to, limit);
    }
    boolean more = before != null ? from > 0 : to < all.size();
    call.json(200, page(all.subList(from, to), more));
  }

  private void admit(Call call) {
    var caller = credentials.identify(call.request().headers());
    Messages.version(call.request());
    call.response().putHeader("anthropic-workspace-id", caller.workspace());
  }

  private List<Model> staged(MultiMap query) {
    List<String> stages = new ArrayList<>(query.getAll("lifecycle[]"));
    stages.addAll(query.getAll("lifecycle"));
    for (String stage : stages) {
      if (!STAGES.contains(stage)) {
        throw ApiException.invalid(
            "lifecycle: Input should be 'active', 'deprecated' or 'retired'");
      }
    }
    return catalogue.all().stream()
        .filter(model -> stages.isEmpty() ? !model.retired() : stages.contains(model.lifecycle()))
        .toList();
  }

  private static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw ApiException.invalid("limit: Input should be a valid integer");
    }
    throw ApiException.invalid("limit: Input should be between 1 and 1000");
  }

  private static int index(List<Model> all, String id, String name) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    throw ApiException.invalid(name + ": no such model: " + id);
  }

  private static ObjectNode page(List<Model> models, boolean more) {
    ObjectNode page = Json.object();
    ArrayNode data = page.putArray("data");
    models.forEach(model -> data.add(model.json()));
    page.put("has_more", more);
    page.put("first_id", models.isEmpty() ? null : models.getFirst().id());
    return page.put("last_id", models.isEmpty() ? null : models.getLast().id());
  }
}
