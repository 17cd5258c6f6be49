package io.ledgerline.inspection.rule;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole answer must be JSON of a schema (draft 2020-12), in a code fence or bare. */
public final class JsonShape implements AnswerRule {
  private static final String FENCE = "```";

  /** How many keywords may be looked at in one answer: alternatives within each other multiply. */
  private static final long MOST_STEPS = 1_000_000;

  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder().regularExpressionFactory(BoundedPattern::of).build();

  /** Refuses an object that names a member twice: readers differ about which of them counts. */
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Schema schema;
  private final Violation.Action action;

  private JsonShape(Schema schema, Violation.Action action) {
    this.schema = schema;
    this.action = action;
  }

  /**
   * A rule of a schema; references outside it are not followed.
   *
   * @throws IllegalArgumentException if the schema is none
   */
  public static JsonShape of(String schema, Violation.Action action) {
    try {
      var registry =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(CONFIG));
      var dialect = SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
      if (!registry.getSchema(dialect).validate(schema, InputFormat.JSON).isEmpty()) {
        throw notASchema(null);
      }
      return new JsonShape(registry.getSchema(schema, InputFormat.JSON), action);
    } catch (SchemaException | JacksonException e) {
      throw notASchema(e);
    }
  }

  /**
   * Checks that the schema names no part that is not there: nothing is fetched, and every answer
   * would break it.
   *
   * @throws IllegalArgumentException naming the first
   */
  public static void checkReferences(String schema) {
    JsonNode own = new JsonMapper().readTree(schema);
    own.findValues("$ref").forEach(each -> checkInside(own, each));
  }

  private static void checkInside(JsonNode schema, JsonNode reference) {
    String name = reference.stringValue("#");
    boolean pointer = name.equals("#") || name.startsWith("#/");
    boolean there =
        pointer
            ? !schema.at(JsonPointer.compile(unescaped(name.substring(1)))).isMissingNode()
            : named(schema, "$id", name) || named(schema, "$anchor", name.replaceFirst("^#", ""));
    if (!there) {
      throw new IllegalArgumentException(
          "schema: $ref "
              + name
              + " (expected: a part of the schema itself, such as #/$defs/item)");
    }
  }

  private static String unescaped(String pointer) {
    return URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static boolean named(JsonNode schema, String key, String name) {
    return schema.findValues(key).stream().anyMatch(each -> each.stringValue("").equals(name));
  }

  private static IllegalArgumentException notASchema(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "schema: not a JSON Schema (expected: draft 2020-12)", cause);
  }

  @Override
  public String id() {
    return "output.format";
  }

  @Override
  public boolean needsWhole() {
    return true;
  }

  @Override
  public boolean atLast() {
    return true;
  }

  @Override
  public Watch open() {
    return new Watch() {
      @Override
      public List<Violation> end(CharSequence text) {
        String wrong = wrong(unfenced(text.toString().strip()));
        return wrong.isEmpty()
            ? List.of()
            : List.of(new Violation(id(), wrong, 0, text.length(), action, ""));
      }
    };
  }

  /** What is wrong, by place and keyword; never a value of the answer's. */
  private String wrong(String json) {
    try {
      STRICT.readTree(json);
      return schema.validate(json, InputFormat.JSON, JsonShape::bounded).stream()
          .findFirst()
          .map(
              error -> "the answer breaks its schema at " + error.getSchemaLocation().getFragment())
          .orElse("");
    } catch (ValidationLimitExceededException | BoundedPattern.TooLongException e) {
      return "the answer takes too long to be held to its schema";
    } catch (JacksonException | SchemaException | IllegalArgumentException e) {
      return "the answer is not JSON";
    }
  }

  private static void bounded(ExecutionContext context) {
    context.executionConfig(config -> config.maxEvaluationSteps(MOST_STEPS));
  }

  private static String unfenced(String text) {
    if (!text.startsWith(FENCE) || !text.endsWith(FENCE) || text.length() < 2 * FENCE.length()) {
      return text;
    }
    int line = text.indexOf('\n');
    return line < 0 ? text : text.substring(line + 1, text.length() - FENCE.length());
  }
}
