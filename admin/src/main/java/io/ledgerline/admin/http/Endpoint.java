package io.ledgerline.admin.http;

import io.ledgerline.admin.right.AdminAction;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One route: what mounts it, what documents it and what it needs.
 *
 * @param path under {@code /api/v1}, with parameters in braces
 * @param query every query parameter with its description; others are refused
 * @param bodyMembers members of the JSON body with their JSON Schema; empty: no body
 * @param answers what a good answer is, for the document
 */
public record Endpoint(
    HttpMethod method,
    String path,
    AdminAction action,
    String summary,
    Map<String, String> query,
    Map<String, String> bodyMembers,
    Answers answers,
    Work work) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");

  public Endpoint {
    query = Map.copyOf(query);
    bodyMembers = Map.copyOf(bodyMembers);
  }

  /** A route that takes no body. */
  public static Endpoint get(
      String path, AdminAction action, String summary, Map<String, String> query, Work work) {
    return new Endpoint(HttpMethod.GET, path, action, summary, query, Map.of(), Answers.JSON, work);
  }

  /** The same with another kind of answer. */
  public Endpoint answering(Answers other) {
    return new Endpoint(method, path, action, summary, query, bodyMembers, other, work);
  }

  /** The names in braces, in order. */
  public List<String> pathParameters() {
    return PARAMETER.matcher(path).results().map(match -> match.group(1)).toList();
  }

  /** What a good answer is. */
  public enum Answers {
    JSON("application/json"),
    JSON_LINES("application/jsonl"),
    EVENTS("text/event-stream"),
    ZIP("application/zip");

    private final String contentType;

    Answers(String contentType) {
      this.contentType = contentType;
    }

    public String contentType() {
      return contentType;
    }
  }

  /** What the route does, on a virtual thread. */
  @FunctionalInterface
  public interface Work {
    Answer answer(AdminRequest request) throws Exception;
  }
}
