package io.ledgerline.inspection.rule;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The whole answer must be JSON of a schema (draft 2020-12), in a code fence or bare. */
public final class JsonShape implements AnswerRule {
  private static final String FENCE = "```";

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
      var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
      var dialect = SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId());
      if (!registry.getSchema(dialect).validate(schema, InputFormat.JSON).isEmpty()) {
        throw notASchema(null);
      }
      return new JsonShape(registry.getSchema(schema, InputFormat.JSON), action);
    } catch (SchemaException | JacksonException e) {
      throw notASchema(e);
    }
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
      return schema.validate(json, InputFormat.JSON).stream()
          .findFirst()
          .map(
              error -> "the answer breaks its schema at " + error.getSchemaLocation().getFragment())
          .orElse("");
    } catch (JacksonException | SchemaException | IllegalArgumentException e) {
      return "the answer is not JSON";
    }
  }

  private static String unfenced(String text) {
    if (!text.startsWith(FENCE) || !text.endsWith(FENCE) || text.length() < 2 * FENCE.length()) {
      return text;
    }
    int line = text.indexOf('\n');
    return line < 0 ? text : text.substring(line + 1, text.length() - FENCE.length());
  }
}
