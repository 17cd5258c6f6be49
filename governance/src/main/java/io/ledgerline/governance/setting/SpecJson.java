package io.ledgerline.governance.setting;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The stored form of a spec: JSON with sorted names, so that equal specs are equal bytes. */
public final class SpecJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private static final TypeReference<TreeMap<String, Object>> MAP = new TypeReference<>() {};

  private SpecJson() {}

  /** Writes a spec. */
  public static String write(Map<String, Object> spec) {
    return MAPPER.writeValueAsString(spec);
  }

  /** Reads what {@link #write} wrote, or the database's form of it. */
  public static Map<String, Object> read(String json) {
    return MAPPER.readValue(json, MAP);
  }

  static byte[] bytes(Map<String, Object> spec) {
    return write(spec).getBytes(StandardCharsets.UTF_8);
  }
}
