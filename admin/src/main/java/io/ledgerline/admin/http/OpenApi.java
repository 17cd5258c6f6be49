package io.ledgerline.admin.http;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document, made of the same endpoints that are mounted. */
public final class OpenApi {
  private static final JsonMapper JSON = new JsonMapper();

  private OpenApi() {}

  /** The document. */
  public static ObjectNode document(List<Endpoint> endpoints) {
    var document = JSON.createObjectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Ledgerline admin API")
        .put("version", "1")
        .put(
            "description", "Settings, keys, audit, cost. Every error is application/problem+json.");
    var paths = document.putObject("paths");
    for (var endpoint : endpoints) {
      paths
          .withObject("/" + escaped("/api/v1" + endpoint.path()))
          .set(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint));
    }
    var components = document.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject("key")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "A key ll_…; its role and scope say what it may do.");
    problem(components.putObject("schemas").putObject("Problem"));
    document.putArray("security").addObject().putArray("key");
    return document;
  }

  private static String escaped(String path) {
    return path.replace("~", "~0").replace("/", "~1");
  }

  private static ObjectNode operation(Endpoint endpoint) {
    var operation = JSON.createObjectNode();
    operation.put("operationId", endpoint.action().wireName() + " " + endpoint.path());
    operation.put("summary", endpoint.summary());
    operation.put("x-ledgerline-action", endpoint.action().wireName());
    var parameters = operation.putArray("parameters");
    for (var name : endpoint.pathParameters()) {
      parameter(parameters.addObject(), name, "path", "").put("required", true);
    }
    new TreeMap<>(endpoint.query())
        .forEach((name, about) -> parameter(parameters.addObject(), name, "query", about));
    if (!endpoint.bodyMembers().isEmpty()) {
      operation.set("requestBody", body(endpoint));
    }
    var responses = operation.putObject("responses");
    var good = responses.putObject("200").put("description", "Done.");
    good.putObject("content").putObject(endpoint.answers().contentType());
    var bad = responses.putObject("default").put("description", "Why not, and what to do.");
    bad.putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", "#/components/schemas/Problem");
    return operation;
  }

  private static ObjectNode parameter(ObjectNode node, String name, String in, String about) {
    node.put("name", name).put("in", in).put("description", about);
    node.putObject("schema").put("type", "string");
    return node;
  }

  private static ObjectNode body(Endpoint endpoint) {
    var body = JSON.createObjectNode().put("required", true);
    var schema = body.putObject("content").putObject("application/json").putObject("schema");
    schema.put("type", "object").put("additionalProperties", false);
    var properties = schema.putObject("properties");
    new TreeMap<>(endpoint.bodyMembers())
        .forEach((name, member) -> properties.set(name, JSON.readTree(member)));
    return body;
  }

  private static void problem(ObjectNode schema) {
    schema.put("type", "object");
    schema.putArray("required").add("type").add("title").add("status").add("detail");
    var properties = schema.putObject("properties");
    properties.putObject("type").put("type", "string");
    properties.putObject("title").put("type", "string");
    properties.putObject("status").put("type", "integer");
    properties.putObject("detail").put("type", "string");
  }
}
