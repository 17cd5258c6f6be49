package io.ledgerline.governance.erasure;

import io.ledgerline.governance.setting.SpecJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of erasures: rows in and out. */
final class ErasureRows {
  private static final String COLUMNS =
      """
      select erasure, tenant, subject, case_id, basis, asked_by, approved_by, erased_at, destroyed,
             repeated
        from governance.erasure
      """;

  private ErasureRows() {}

  /** Adds it; where it is there already, counts that it was done again. */
  static void upsert(Connection connection, Erasure erasure) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.erasure
              (erasure, tenant, subject, case_id, basis, asked_by, approved_by, erased_at, destroyed,
               repeated)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (erasure) do update set repeated = governance.erasure.repeated + 1
            """)) {
      statement.setString(1, erasure.id());
      statement.setString(2, erasure.tenant());
      statement.setString(3, erasure.subject());
      statement.setString(4, erasure.caseId());
      statement.setString(5, erasure.basis());
      statement.setString(6, erasure.askedBy());
      statement.setString(7, erasure.approvedBy());
      statement.setTimestamp(8, Timestamp.from(erasure.erasedAt()));
      statement.setObject(9, SpecJson.write(new HashMap<>(erasure.destroyed())), Types.OTHER);
      statement.setInt(10, erasure.repeated());
      statement.executeUpdate();
    }
  }

  static Optional<Erasure> find(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(COLUMNS + " where erasure = ?")) {
      statement.setString(1, id);
      return rows(statement).stream().findFirst();
    }
  }

  /** Those the transaction may see, newest first. */
  static List<Erasure> list(Connection connection, @Nullable String after, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS
                + """
                 where (?::text is null or (erased_at, erasure) <
                        (select erased_at, erasure from governance.erasure where erasure = ?))
                 order by erased_at desc, erasure desc limit ?
                """)) {
      statement.setString(1, after);
      statement.setString(2, after);
      statement.setInt(3, limit);
      return rows(statement);
    }
  }

  private static List<Erasure> rows(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      var found = new ArrayList<Erasure>();
      while (row.next()) {
        Map<String, Long> destroyed = new HashMap<>();
        SpecJson.read(row.getString("destroyed"))
            .forEach((name, count) -> destroyed.put(name, ((Number) count).longValue()));
        found.add(
            new Erasure(
                row.getString("erasure"),
                row.getString("tenant"),
                row.getString("subject"),
                row.getString("case_id"),
                row.getString("basis"),
                row.getString("asked_by"),
                row.getString("approved_by"),
                row.getTimestamp("erased_at").toInstant(),
                destroyed,
                row.getInt("repeated")));
      }
      return found;
    }
  }
}
