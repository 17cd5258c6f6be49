package io.ledgerline.governance.conversation;

import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.postgres.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The tables of pins and of the prompt versions they point at. */
final class PinRows {
  static final int MOST_AT_ONCE = 1_000;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Database database;

  PinRows(Database database) {
    this.database = database;
  }

  /** A pin to write. */
  record Row(Conversation conversation, Pin pin) {}

  /** What is stored of a conversation. */
  sealed interface Found {
    /** The version, bytes and all. */
    record Whole(PromptVersion version) implements Found {}

    /** Only the id of the version: its bytes are no longer what the id says. */
    record Gone(String id) implements Found {}
  }

  Optional<Found> find(Conversation id, Instant usedSince) {
    return database.inTenant(
        id.tenant(),
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  select p.prompt_version, v.blocks
                    from governance.conversation_pin p
                    left join governance.prompt_version v
                      on v.tenant = p.tenant and v.id = p.prompt_version
                   where p.tenant = ? and p.conversation = ? and p.used_at >= ?
                  """)) {
            statement.setString(1, id.tenant());
            statement.setString(2, id.conversation());
            statement.setTimestamp(3, Timestamp.from(usedSince));
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(found(row.getString(1), row.getString(2)))
                  : Optional.empty();
            }
          }
        });
  }

  void write(List<Row> rows) {
    database.inOrganization(
        connection -> {
          writeVersions(connection, rows);
          writePins(connection, rows);
          return rows.size();
        });
  }

  /** Ends pins that were not used since, then forgets versions that no pin needs. */
  void deleteUnusedSince(Instant since) {
    database.inOrganization(
        connection -> {
          delete(connection, "delete from governance.conversation_pin where used_at < ?", since);
          return delete(
              connection,
              """
              delete from governance.prompt_version v
               where v.created_at < ? and not exists
                 (select 1 from governance.conversation_pin p
                   where p.tenant = v.tenant and p.prompt_version = v.id)
              """,
              since);
        });
  }

  private static int delete(Connection connection, String sql, Instant since) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setTimestamp(1, Timestamp.from(since));
      return statement.executeUpdate();
    }
  }

  /** An id is a hash over the blocks: other bytes under it are not that version. */
  private static Found found(String id, @Nullable String blocks) {
    if (blocks == null) {
      return new Found.Gone(id);
    }
    PromptVersion version = PromptVersion.of(List.of(JSON.readValue(blocks, String[].class)));
    return version.id().equals(id) ? new Found.Whole(version) : new Found.Gone(id);
  }

  private static void writeVersions(Connection connection, List<Row> rows) throws SQLException {
    var seen = new HashSet<String>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.prompt_version (tenant, id, blocks, created_at)
            values (?, ?, ?, ?)
            on conflict do nothing
            """)) {
      for (Row row : rows) {
        PromptVersion version = row.pin().version();
        if (seen.add(row.conversation().tenant() + " " + version.id())) {
          statement.setString(1, row.conversation().tenant());
          statement.setString(2, version.id());
          statement.setObject(3, JSON.writeValueAsString(version.blocks()), Types.OTHER);
          statement.setTimestamp(4, Timestamp.from(row.pin().usedAt()));
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private static void writePins(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            insert into governance.conversation_pin as p
              (tenant, conversation, prompt_version, used_at)
            values (?, ?, ?, ?)
            on conflict (tenant, conversation) do update set
              prompt_version = case when ? or p.used_at < excluded.used_at - interval '1 hour'
                                    then excluded.prompt_version else p.prompt_version end,
              used_at = greatest(p.used_at, excluded.used_at)
            """)) {
      for (Row row : rows) {
        statement.setString(1, row.conversation().tenant());
        statement.setString(2, row.conversation().conversation());
        statement.setString(3, row.pin().version().id());
        statement.setTimestamp(4, Timestamp.from(row.pin().usedAt()));
        statement.setBoolean(5, row.pin().anew());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
