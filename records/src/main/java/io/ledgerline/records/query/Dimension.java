package io.ledgerline.records.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What cost can be broken down by. */
public enum Dimension {
  BRAND("brand", "tenant"),
  MONTH("month", "to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM')"),
  DAY("day", "to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD')"),
  WORKSPACE("workspace", "workspace"),
  USE_CASE("use_case", "use_case"),
  FEATURE("feature", "feature"),
  MODEL("model", "model"),
  USER("user", "user_id");

  private final String wireName;
  private final String sql;

  Dimension(String wireName, String sql) {
    this.wireName = wireName;
    this.sql = sql;
  }

  /** The name in parameters and answers. */
  public String wireName() {
    return wireName;
  }

  String sql() {
    return sql;
  }

  /**
   * Reads a comma-separated list; none means brand.
   *
   * @throws InvalidQueryException when a name is unknown or given twice
   */
  public static List<Dimension> list(String names) throws InvalidQueryException {
    var dimensions = new ArrayList<Dimension>();
    for (var name : names.isEmpty() ? List.of("brand") : List.of(names.split(",", -1))) {
      var dimension = named(name);
      if (dimensions.contains(dimension)) {
        throw new InvalidQueryException("by", "by names " + name + " twice");
      }
      dimensions.add(dimension);
    }
    return List.copyOf(dimensions);
  }

  private static Dimension named(String name) throws InvalidQueryException {
    for (var dimension : values()) {
      if (dimension.wireName.equals(name) || name.equals("tenant") && dimension == BRAND) {
        return dimension;
      }
    }
    throw new InvalidQueryException(
        "by",
        "by has an unknown dimension (expected some of: "
            + Arrays.stream(values()).map(Dimension::wireName).collect(Collectors.joining(", "))
            + ")");
  }
}
