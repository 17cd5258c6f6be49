package io.ledgerline.governance.origin;

import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The origins of all nodes that share this database. Rows are only ever added, and closed once.
 * Thread-safe.
 */
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
   * A log that nothing is added to any more, because its node was retired.
   *
   * @param size how many entries it holds
   * @param root the root over them, base64
   * @param at when it was closed
   */
  public record Closed(String origin, long size, String root, Instant at) {}

  /** Says of origins that they are closed; one that was closed before stays as it is. */
  public void close(Collection<Closed> origins) {
    database.inSystem(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  update governance.ledger_origin
                     set closed_at = ?, closed_size = ?, closed_root = ?
                   where origin = ? and closed_at is null
                  """)) {
            for (Closed each : origins) {
              statement.setTimestamp(1, Timestamp.from(each.at()));
              statement.setLong(2, each.size());
              statement.setString(3, each.root());
              statement.setString(4, each.origin());
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
  }

  /**
   * Those of everybody else that are closed, by stream, in the order of their names.
   *
   * @throws DatabaseException if the database can't be reached
   */
  public Map<String, List<Closed>> closedOthers(String installation, String node) {
    return database.inSystem(
        connection -> {
          var found = new HashMap<String, List<Closed>>();
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  select stream, origin, closed_size, closed_root, closed_at
                    from governance.ledger_origin
                   where (installation <> ? or node <> ?) and closed_at is not null
                   order by origin
                  """)) {
            statement.setString(1, installation);
            statement.setString(2, node);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                found
                    .computeIfAbsent(rows.getString(1), stream -> new ArrayList<>())
                    .add(
                        new Closed(
                            rows.getString(2),
                            rows.getLong(3),
                            rows.getString(4),
                            rows.getTimestamp(5).toInstant()));
              }
            }
          }
          return found;
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
