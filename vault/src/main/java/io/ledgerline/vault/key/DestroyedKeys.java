package io.ledgerline.vault.key;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Follows what any node destroyed and drops it from this node's memory. One thread at a time; a
 * failed look is made up for by the next.
 */
public final class DestroyedKeys {
  private static final int PAGE = 1_000;

  private final DataSource system;
  private final VaultKeys keys;
  private final Runnable heard;
  private long last = -1;

  /**
   * A follower that has seen nothing yet.
   *
   * @param system connections of the system role
   * @param heard run after something was destroyed anywhere
   */
  public DestroyedKeys(DataSource system, VaultKeys keys, Runnable heard) {
    this.system = system;
    this.keys = keys;
    this.heard = heard;
  }

  /** Looks once. */
  public void follow() throws SQLException {
    try (Connection connection = system.getConnection()) {
      long newest = newest(connection);
      if (last < 0 || newest < last) {
        // The first look, or an older copy of the database: what is in memory may be of another.
        keys.cache().clear();
        last = newest;
        heard.run();
        return;
      }
      while (last < newest && page(connection)) {
        heard.run();
      }
    }
  }

  private static long newest(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select coalesce(max(seq), 0) from vault.destroyed");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private boolean page(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select seq, key_id from vault.destroyed where seq > ? order by seq limit ?")) {
      statement.setLong(1, last);
      statement.setInt(2, PAGE);
      var gone = new ArrayList<UUID>();
      long seen = last;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          seen = row.getLong(1);
          UUID id = row.getObject(2, UUID.class);
          if (id != null) {
            gone.add(id);
          }
        }
      }
      boolean any = seen > last;
      last = seen;
      if (any) {
        keys.cache().destroyed(gone);
      }
      return any;
    }
  }
}
