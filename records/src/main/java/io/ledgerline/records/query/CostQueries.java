package io.ledgerline.records.query;

import io.ledgerline.records.ReadScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Cost and usage out of the hourly roll-ups, inside a scope. Thread-safe; blocking. */
public final class CostQueries {
  private static final String SUMS =
      """
      coalesce(sum(calls), 0)::bigint, coalesce(sum(refused), 0)::bigint,
      coalesce(sum(failed), 0)::bigint, coalesce(sum(tokens_input), 0)::bigint,
      coalesce(sum(tokens_output), 0)::bigint, coalesce(sum(tokens_cache_read), 0)::bigint,
      coalesce(sum(tokens_cache_write_5m + tokens_cache_write_1h), 0)::bigint,
      coalesce(sum(cost_nano), 0)::bigint AS cost
      """;

  private final ScopedReads reads;

  /**
   * Queries over the roll-ups.
   *
   * @param app connections of the role {@code ledgerline_app}
   */
  public CostQueries(DataSource app) {
    this.reads = new ScopedReads(app);
  }

  /** The report, rows and total from the same moment. */
  public CostReport report(ReadScope scope, CostQuery query) throws SQLException {
    return reads.read(scope, connection -> report(connection, scope, query));
  }

  private static CostReport report(Connection connection, ReadScope scope, CostQuery query)
      throws SQLException {
    var labels = query.by().stream().map(Dimension::sql).collect(Collectors.joining(", "));
    var sql = new Sql();
    // The empty grouping set is the total; it is always there and always first.
    sql.add("SELECT grouping(" + query.by().getFirst().sql() + ") AS total, " + labels + ",");
    sql.add(SUMS + " FROM records.usage_hour WHERE true");
    where(sql, scope, query.filter());
    sql.add("GROUP BY GROUPING SETS ((" + labels + "), ())");
    sql.add("ORDER BY total DESC, cost DESC, " + labels + " LIMIT ?", query.limit() + 2);
    try (var statement = sql.prepare(connection);
        var rows = statement.executeQuery()) {
      return read(rows, query);
    }
  }

  private static CostReport read(ResultSet result, CostQuery query) throws SQLException {
    var rows = new ArrayList<CostReport.Row>();
    CostReport.Row total = null;
    while (result.next()) {
      if (result.getInt(1) == 1) {
        total = row(result, List.of(), query.by().size());
        continue;
      }
      var labels = new ArrayList<String>();
      for (int i = 0; i < query.by().size(); i++) {
        labels.add(result.getString(2 + i));
      }
      rows.add(row(result, labels, labels.size()));
    }
    boolean truncated = rows.size() > query.limit();
    return new CostReport(
        query.by(),
        query.filter().from(),
        query.filter().until(),
        truncated ? rows.subList(0, query.limit()) : rows,
        Objects.requireNonNull(total),
        truncated);
  }

  private static CostReport.Row row(ResultSet rows, List<String> labels, int skip)
      throws SQLException {
    int first = 2 + skip;
    return new CostReport.Row(
        labels,
        rows.getLong(first),
        rows.getLong(first + 1),
        rows.getLong(first + 2),
        rows.getLong(first + 3),
        rows.getLong(first + 4),
        rows.getLong(first + 5),
        rows.getLong(first + 6),
        rows.getLong(first + 7));
  }

  private static void where(Sql sql, ReadScope scope, AuditFilter filter) {
    and(sql, "tenant", scope.tenant());
    and(sql, "workspace", scope.workspace());
    and(sql, "user_id", scope.userId());
    for (Map.Entry<FilterField, String> wanted : filter.equal().entrySet()) {
      wanted.getKey().ask(sql, wanted.getValue());
    }
    if (filter.from() != null) {
      sql.add("AND hour >= ?", filter.from());
    }
    if (filter.until() != null) {
      sql.add("AND hour < ?", filter.until());
    }
  }

  private static void and(Sql sql, String column, @Nullable String value) {
    if (value != null) {
      sql.add("AND " + column + " = ?", value);
    }
  }
}
