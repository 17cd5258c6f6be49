package io.ledgerline.governance.origin;

import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The origins of all nodes that share this database. Rows are only ever added. Thread-safe. */
public final class LedgerOrigins {
  private final Database database;

  /** Origins in this database. */
  public LedgerOrigins(Database database) {
    this.database = database;
  }

  /**
   * One log.
   *
   * @param origin the first line of its checkpoints
   * @param stream a tenant's name, or {@code _system}
   * @param installation the random id of the ledger's data
   * @param node the node's name
   */
  public record Origin(String origin, String stream, String installation, String node) {}

  /**
   * Makes origins known to the other nodes; those that are known already stay as they are.
   *
   * @throws DatabaseException if the database can't be reached; nothing is known then
   */
  public void add(Collection<Origin> origins) {
    if (origins.isEmpty()) {
      return;
    }
    database.inSystem(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  insert into governance.ledger_origin (origin, stream, installation, node)
                  values (?, ?, ?, ?) on conflict do nothing
                  """)) {
            for (Origin each : origins) {
              statement.setString(1, each.origin());
              statement.setString(2, each.stream());
              statement.setString(3, each.installation());
              statement.setString(4, each.node());
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
  }

  /**
   * The origins of everybody else, by stream.
   *
   * @throws DatabaseException if the database can't be reached
   */
  public SortedMap<String, SortedSet<String>> others(String installation, String node) {
    return database.inSystem(
        connection -> {
          SortedMap<String, SortedSet<String>> found = new TreeMap<>();
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  select stream, origin from governance.ledger_origin
                   where installation <> ? or node <> ?
                  """)) {
            statement.setString(1, installation);
            statement.setString(2, node);
            statement.setFetchSize(1_000);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                found
                    .computeIfAbsent(rows.getString(1), stream -> new TreeSet<>())
                    .add(rows.getString(2));
              }
            }
          }
          return found;
        });
  }
}
