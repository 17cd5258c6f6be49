package io.ledgerline.governance.erasure;

import io.ledgerline.governance.postgres.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Up to where the streams of a node were searched for erasures. It lies with the data that are
 * erased, so that a copy that comes back brings its own, older place with it, and everything since
 * is searched again.
 */
public final class ErasureSearch {
  private final Database database;

  /** Places in this database. */
  public ErasureSearch(Database database) {
    this.database = database;
  }

  /** Per stream of an installation the index from which to go on; none for those never searched. */
  public Map<String, Long> places(String installation) {
    return database.inSystem(
        connection -> {
          var places = new HashMap<String, Long>();
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "select stream, next_index from governance.erasure_search where installation = ?")) {
            statement.setString(1, installation);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                places.put(rows.getString(1), rows.getLong(2));
              }
            }
          }
          return places;
        });
  }

  /** Everything below those indexes was searched, per stream. */
  public void searched(String installation, Map<String, Long> places) {
    if (places.isEmpty()) {
      return;
    }
    database.inSystem(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  insert into governance.erasure_search (installation, stream, next_index)
                  values (?, ?, ?)
                  on conflict (installation, stream) do update
                    set next_index = greatest(governance.erasure_search.next_index, excluded.next_index)
                  """)) {
            for (Map.Entry<String, Long> each : new TreeMap<>(places).entrySet()) {
              statement.setString(1, installation);
              statement.setString(2, each.getKey());
              statement.setLong(3, each.getValue());
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
  }

  /** Everything is to be searched again: entries of those indexes may have become others. */
  public void forget(String installation) {
    database.inSystem(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "update governance.erasure_search set next_index = 0 where installation = ?")) {
            statement.setString(1, installation);
            return statement.executeUpdate();
          }
        });
  }
}
