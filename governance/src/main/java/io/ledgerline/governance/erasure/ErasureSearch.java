package io.ledgerline.governance.erasure;

import io.ledgerline.governance.postgres.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

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

  /** The index in a stream of an installation from which to go on; 0 at first. */
  public long next(String installation, String stream) {
    return database.inSystem(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  select next_index from governance.erasure_search
                   where installation = ? and stream = ?
                  """)) {
            statement.setString(1, installation);
            statement.setString(2, stream);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? row.getLong(1) : 0L;
            }
          }
        });
  }

  /** Everything below the index was searched. */
  public void searched(String installation, String stream, long next) {
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
            statement.setString(1, installation);
            statement.setString(2, stream);
            statement.setLong(3, next);
            return statement.executeUpdate();
          }
        });
  }
}
