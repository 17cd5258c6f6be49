package io.ledgerline.admin.http;

import io.ledgerline.admin.right.Caller;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One authorised request.
 *
 * @param path values of the path's parameters
 * @param query values of the query's parameters; all of them documented by the endpoint
 * @param body the JSON object sent, or null where the endpoint takes none
 * @param lastEventId the value of the header {@code last-event-id}, or null
 */
public record AdminRequest(
    Caller caller,
    Map<String, String> path,
    Map<String, String> query,
    @Nullable ObjectNode body,
    @Nullable String lastEventId) {

  /** A path parameter that the endpoint's path names. */
  public String segment(String name) {
    var value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("path parameter: " + name + " (expected: in the path)");
    }
    return value;
  }

  /** A query parameter, or null. */
  public @Nullable String query(String name) {
    return query.get(name);
  }

  /** The query without some parameters. */
  public Map<String, String> queryWithout(String... names) {
    var rest = new HashMap<>(query);
    for (var name : names) {
      rest.remove(name);
    }
    return rest;
  }

  /** A whole number in a range. */
  public int number(String name, int least, int most, int usual) throws ProblemException {
    var text = query.get(name);
    if (text == null) {
      return usual;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // the same answer
    }
    throw ProblemException.invalid(name, name + " must be a number from " + least + " to " + most);
  }

  /** {@code true} or {@code false}; false when absent. */
  public boolean flag(String name) throws ProblemException {
    return switch (query.getOrDefault(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.invalid(name, name + " must be true or false");
    };
  }

  /** The JSON body. */
  public ObjectNode json() {
    if (body == null) {
      throw new IllegalStateException("this endpoint takes no body");
    }
    return body;
  }

  /** A text member of the body, or null where it is absent or null. */
  public @Nullable String text(String name) throws ProblemException {
    JsonNode value = json().get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw ProblemException.invalid(name, name + " must be a text");
    }
    return value.stringValue();
  }

  /** A text member that has to be there. */
  public String required(String name) throws ProblemException {
    var value = text(name);
    if (value == null || value.isEmpty()) {
      throw ProblemException.invalid(name, name + " is missing");
    }
    return value;
  }
}
