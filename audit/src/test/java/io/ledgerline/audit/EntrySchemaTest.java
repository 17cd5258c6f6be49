package io.ledgerline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The published schema says what the enums say: changing one without the other fails here. */
class EntrySchemaTest {
  private static String published() throws Exception {
    try (InputStream in = EntrySchemaTest.class.getResourceAsStream("entry.schema.json")) {
      assertThat(in).as("entry.schema.json").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void isTheOneThatTheEnumsDescribe() throws Exception {
    assertThat(published()).isEqualTo(schema());
  }

  /** Writes what must be published; run as a program to print it. */
  static String schema() {
    List<String> fields = new ArrayList<>();
    Arrays.stream(Field.values())
        .sorted(Comparator.comparing(Field::wireName))
        .forEach(each -> fields.add("    \"" + each.wireName() + "\": " + shape(each)));
    return """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://ledgerline.io/schema/entry-1.json",
          "title": "Ledgerline audit entry, schema version 1",
          "description": "Canonical JSON (RFC 8785), at most 60000 bytes.",
          "type": "object",
          "required": ["_v", "id", "ts", "event_type", "stream"],
          "additionalProperties": false,
          "properties": {
        %s
          },
          "$defs": {
            "text": { "type": "string" },
            "uuid": { "type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" },
            "time": { "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\\\.[0-9]{3}Z$" },
            "hash": { "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" },
            "integer": { "type": "integer", "minimum": -9007199254740991, "maximum": 9007199254740991 },
            "decimal": { "type": "number" },
            "flag": { "type": "boolean" },
            "usd": { "type": "string", "pattern": "^-?[0-9]+\\\\.[0-9]{2,9}$" },
            "texts": { "type": "array", "maxItems": 64, "items": { "type": "string" } },
            "object": { "type": "object" },
            "objects": { "type": "array", "maxItems": 64, "items": { "type": "object" } }
          }
        }
        """
        .formatted(String.join(",\n", fields));
  }

  private static String shape(Field field) {
    if (field == Field.VERSION) {
      return "{ \"const\": 1 }";
    }
    if (field == Field.EVENT_TYPE) {
      String names =
          Arrays.stream(EventType.values())
              .filter(type -> type != EventType.UNKNOWN)
              .map(type -> '"' + type.wireName() + '"')
              .reduce((a, b) -> a + ", " + b)
              .orElseThrow();
      return "{ \"enum\": [" + names + "] }";
    }
    return "{ \"$ref\": \"#/$defs/" + field.kind().name().toLowerCase(Locale.ROOT) + "\" }";
  }

  public static void main(String[] args) {
    System.out.print(schema());
  }
}
