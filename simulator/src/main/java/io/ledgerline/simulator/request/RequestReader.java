package io.ledgerline.simulator.request;

import io.ledgerline.simulator.json.Json;
import io.ledgerline.simulator.model.Catalogue;
import io.ledgerline.simulator.model.Model;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a body into a {@link MessagesRequest}, or refuses it in the API's words. */
public final class RequestReader {
  private final Catalogue catalogue;

  /** Reads for the models of {@code catalogue}. */
  public RequestReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Parses a body to an object.
   *
   * @throws ApiException 400 if it is no JSON object
   */
  public static ObjectNode parse(byte[] body) {
    JsonNode node;
    try {
      node = Json.parse(body);
    } catch (JacksonException e) {
      throw ApiException.invalid(
          "The request body is not valid JSON: "
              + e.getOriginalMessage().lines().findFirst().get());
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.invalid("The request body must be a JSON object.");
  }

  /**
   * Checks a body.
   *
   * @throws ApiException 400 or 404, naming the first thing that is wrong
   */
  public MessagesRequest read(ObjectNode tree, RequestContext context) {
    FieldRules.check(tree, context);
    Model model = model(Json.text(tree, "model"));
    ModelRules.check(tree, context, model);
    List<PlacedBlock> blocks = MessageRules.flatten(tree.get("messages"));
    MessageRules.check(tree, blocks, model, context);
    List<ObjectNode> system = system(tree.get("system"));
    List<ObjectNode> tools = ToolRules.read(tree);
    CacheRules.check(tree, tools, system, blocks);
    Thinking thinking = ThinkingRules.read(tree, model, blocks, context);
    int maxTokens = tree.path("max_tokens").asInt(model.maxOutputTokens());
    return new MessagesRequest(tree, context, model, maxTokens, system, tools, blocks, thinking);
  }

  private Model model(String id) {
    Model model = catalogue.find(id);
    if (model == null || model.retired()) {
      throw new ApiException(ApiError.notFound("model: " + id));
    }
    return model;
  }

  private static List<ObjectNode> system(JsonNode system) {
    if (system == null || system.isNull()) {
      return List.of();
    }
    if (system.isString()) {
      return List.of(Json.typed("text").put("text", system.stringValue()));
    }
    if (!(system instanceof ArrayNode array)) {
      throw ApiException.invalid("system: Input should be a valid list");
    }
    List<ObjectNode> blocks = new ArrayList<>();
    for (JsonNode block : array) {
      String at = "system." + blocks.size();
      if (!(block instanceof ObjectNode object) || !Json.text(block, "type").equals("text")) {
        throw ApiException.invalid(at + ".type: Input should be 'text'");
      }
      if (!block.path("text").isString()) {
        throw ApiException.invalid(at + ".text: Field required");
      }
      if (Json.text(block, "text").isEmpty()) {
        throw ApiException.invalid("system: text content blocks must be non-empty");
      }
      blocks.add(object);
    }
    return blocks;
  }
}
