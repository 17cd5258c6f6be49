package io.ledgerline.governance.apply;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published JSON Schema of settings, and the sentences for what breaks it. */
final class SettingsSchema {
  private static final String RESOURCE = "settings.schema.json";
  private static final int LONGEST_SHOWN = 120;

  private final JsonNode root = JsonMapper.shared().readTree(text());
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text(), InputFormat.JSON);

  /** The schema as published. */
  static String text() {
    try (InputStream in = SettingsSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a document, each mistake once: every kind's rules see one. */
  List<Problem> check(YamlDocument document) {
    return schema.validate(document.content()).stream()
        .map(error -> document.problem(path(error), sentence(error)))
        .distinct()
        .toList();
  }

  private String sentence(Error error) {
    String value = shown(error.getInstanceNode());
    String expected = shown(error.getSchemaNode());
    return switch (String.valueOf(error.getKeyword())) {
      case "additionalProperties" ->
          "unknown field '%s'; known here: %s".formatted(error.getProperty(), known(error));
      case "required" -> "'%s' is missing; add it".formatted(error.getProperty());
      case "const" -> "%s can't stand here; write %s".formatted(value, expected);
      case "enum" -> "%s can't stand here; write one of %s".formatted(value, all(error));
      case "type" -> value + " can't stand here" + typed(error, expected);
      case "pattern" -> "%s can't stand here%s".formatted(value, example(error));
      case "anyOf" -> oneOf(error);
      default -> "%s can't stand here: %s".formatted(value, error.getMessage());
    };
  }

  /** Every value that may stand there: the one that was meant may be the last. */
  private static String all(Error error) {
    JsonNode values = error.getSchemaNode();
    return values == null ? "" : values.toString();
  }

  private static String oneOf(Error error) {
    return error.getSchemaLocation().toString().contains("RetentionSchedule")
        ? "a schedule needs its citation and classes, or the pack that has them; add them"
        : "one of its limits must be there; add requestsPerMinute, tokensPerMinute or concurrency";
  }

  private String known(Error error) {
    return String.join(
        ", ", around(error).path("properties").propertyNames().stream().sorted().toList());
  }

  /** The example where there is one: {@code 150} is told as little by "string" as "150 euros". */
  private String typed(Error error, String expected) {
    return around(error).path("examples").isEmpty()
        ? "; write a value of type " + expected
        : example(error);
  }

  private String example(Error error) {
    JsonNode around = around(error);
    String description = around.path("description").asString("");
    JsonNode example = around.path("examples").path(0);
    return (description.isEmpty() ? "" : " (" + description + ")")
        + (example.isMissingNode()
            ? "; it must match " + shown(error.getSchemaNode())
            : "; write for example " + example);
  }

  /** The schema object that holds the keyword that failed. */
  private JsonNode around(Error error) {
    NodePath location = error.getSchemaLocation().getFragment();
    JsonNode node = root;
    for (int i = 0; i < location.getNameCount() - 1; i++) {
      node =
          location.getElement(i) instanceof Integer index
              ? node.path(index)
              : node.path(location.getName(i));
    }
    return node;
  }

  private static String path(Error error) {
    NodePath location = error.getInstanceLocation();
    var path = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      if (location.getElement(i) instanceof Integer index) {
        path.append('[').append(index).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(location.getName(i));
      }
    }
    if ("additionalProperties".equals(error.getKeyword())) {
      path.append(path.isEmpty() ? "" : ".").append(error.getProperty());
    }
    return path.toString();
  }

  private static String shown(@Nullable JsonNode node) {
    String text = node == null ? "" : node.toString();
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }
}
