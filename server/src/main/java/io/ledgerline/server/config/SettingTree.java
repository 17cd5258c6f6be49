package io.ledgerline.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Typed reading of a configuration by dotted keys; remembers what was asked for. */
final class SettingTree {
  private final JsonNode root;
  private final List<String> known = new ArrayList<>();

  SettingTree(JsonNode root) {
    this.root = root;
  }

  private JsonNode at(String key) {
    known.add(key);
    JsonNode node = root;
    for (String part : key.split("\\.")) {
      node = node.path(part);
    }
    return node;
  }

  @Nullable String optional(String key) {
    var node = at(key);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isValueNode()) {
      throw new ConfigException(key, "is no single value", "write one value after the colon");
    }
    return node.asString();
  }

  /** Whether anything stands under a key, an empty list too. */
  boolean has(String key) {
    JsonNode node = at(key);
    return !node.isMissingNode() && !node.isNull();
  }

  /** Whether a value stands where keys could be indented. */
  boolean isValue(String key) {
    JsonNode node = root;
    for (String part : key.split("\\.")) {
      node = node.path(part);
    }
    return node.isValueNode() && !node.isNull();
  }

  String text(String key, String otherwise) {
    var found = optional(key);
    return found == null ? otherwise : found;
  }

  String name(String key, String otherwise) {
    var found = text(key, otherwise);
    if (!found.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw new ConfigException(
          key, "'" + found + "' is no name", "use a-z, 0-9 and '-', at most 63 characters");
    }
    return found;
  }

  @Nullable String secret(String key) {
    var found = optional(key);
    return found == null ? null : Secret.of(key, found).reference();
  }

  @Nullable Path path(String key) {
    var found = optional(key);
    return found == null ? null : Path.of(found).toAbsolutePath().normalize();
  }

  boolean flag(String key) {
    return Boolean.parseBoolean(oneOf(key, "false", "true"));
  }

  String oneOf(String key, String otherwise, String... others) {
    var found = text(key, otherwise);
    var allowed = new TreeSet<>(Arrays.asList(others));
    allowed.add(otherwise);
    if (!allowed.contains(found)) {
      throw new ConfigException(
          key, "'" + found + "' is not known", "use one of " + String.join(", ", allowed));
    }
    return found;
  }

  int number(String key, int otherwise, int least, int most) {
    var found = text(key, Integer.toString(otherwise));
    try {
      int value = Integer.parseInt(found);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through to the same sentence as a number out of range
    }
    throw new ConfigException(
        key, "'" + found + "' is out of range", "use a number from " + least + " to " + most);
  }

  Duration duration(String key, Duration otherwise) {
    var found = text(key, otherwise.toString());
    try {
      var iso = found.startsWith("P") ? found : "PT" + found;
      var value = Duration.parse(iso);
      if (value.isPositive()) {
        return value;
      }
    } catch (DateTimeParseException e) {
      // falls through to the same sentence as a duration that is not positive
    }
    throw new ConfigException(
        key, "'" + found + "' is no duration", "write for example 15m, 120s or PT15M");
  }

  @Nullable URI uriOrNull(String key) {
    var found = optional(key);
    if (found == null) {
      return null;
    }
    try {
      var uri = URI.create(found);
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the same sentence as an address of another kind
    }
    throw new ConfigException(
        key,
        "is no http or https address without user info",
        "write for example https://host/path");
  }

  /** The values of a list, or the one value that stands in its place; empty where it is absent. */
  List<String> texts(String key) {
    JsonNode node = at(key);
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (node.isValueNode()) {
      return List.of(node.asString());
    }
    var texts = new ArrayList<String>();
    for (JsonNode each : node) {
      if (!node.isArray() || !each.isValueNode()) {
        throw new ConfigException(key, "is no list of values", "write for example [a, b]");
      }
      texts.add(each.asString());
    }
    return texts;
  }

  /** The names below a key that holds a mapping of names; empty where it is absent. */
  List<String> names(String key) {
    JsonNode node = root;
    for (String part : key.split("\\.")) {
      node = node.path(part);
    }
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (!node.isObject()) {
      throw new ConfigException(
          key, "is no mapping of names", "indent a name and its keys below it");
    }
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Refuses the first key that nobody asked for. */
  void refuseUnknown() {
    refuseUnknown("", root);
  }

  private void refuseUnknown(String prefix, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      var key = prefix + field.getKey();
      boolean group = known.stream().anyMatch(k -> k.startsWith(key + "."));
      if (group && field.getValue().isObject()) {
        refuseUnknown(key + ".", field.getValue());
      } else if (group && !field.getValue().isNull()) {
        throw new ConfigException(key, "is a group of settings", "indent its keys below it");
      } else if (!group && !known.contains(key)) {
        throw new ConfigException(
            key, "is not a setting of ledgerline", "known are: " + String.join(", ", known));
      }
    }
  }
}
