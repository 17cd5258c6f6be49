package io.ledgerline.governance.budget;

import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The claim of a node that runs alone: with it the node may use {@link LocalLeases}, hold every
 * limit whole, and go on through an outage of the database. The claim has no end of its own,
 * because only that node's ledger knows what was spent under it; it ends when the same node joins
 * the others with {@link PostgresLeases}.
 */
public final class SoleNode {
  private SoleNode() {}

  /**
   * Claims the database for one node, or finds the claim that it made before.
   *
   * @throws LeaseUnavailableException when another node claimed it, or takes part with leases
   */
  public static void claim(Database database, String node) throws LeaseUnavailableException {
    try {
      database.inSystem(
          connection -> {
            claim(connection, node);
            return true;
          });
    } catch (DatabaseException e) {
      throw new LeaseUnavailableException(e);
    }
  }

  /**
   * Ends the claim of a node whose data is gone for good, so that others can join with leases. What
   * it spent in windows that are still open is then counted nowhere: a person decides this, and the
   * caller records it.
   *
   * @return whether that node had a claim
   */
  public static boolean retire(Database database, String node) throws LeaseUnavailableException {
    try {
      return database.inSystem(
          connection -> {
            lockNodes(connection);
            try (PreparedStatement update =
                connection.prepareStatement(
                    "update governance.budget_node set sole = false where node = ? and sole")) {
              update.setString(1, node);
              return update.executeUpdate() == 1;
            }
          });
    } catch (DatabaseException e) {
      throw new LeaseUnavailableException(e);
    }
  }

  private static void claim(Connection connection, String node) throws SQLException {
    lockNodes(connection);
    try (PreparedStatement others =
        connection.prepareStatement(
            "select node from governance.budget_node where node <> ? limit 1")) {
      others.setString(1, node);
      try (ResultSet rows = others.executeQuery()) {
        if (rows.next()) {
          throw new SQLException(
              "node " + rows.getString(1) + " spends from this database; use leases");
        }
      }
    }
    enter(connection, node, true);
  }

  /** Holds off every other start until the end of the transaction. */
  static void lockNodes(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "lock table governance.budget_node in share row exclusive mode")) {
      lock.execute();
    }
  }

  /** Another node that claimed the database, null for none. */
  static @Nullable String other(Connection connection, String node) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select node from governance.budget_node where sole and node <> ?")) {
      select.setString(1, node);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  /** Writes the node's line and returns the number of this life of it. */
  static long enter(Connection connection, String node, boolean sole) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into governance.budget_node (node, incarnation, seen_at, sole)"
                + " values (?, 1, clock_timestamp(), ?) on conflict (node) do update set"
                + " incarnation = governance.budget_node.incarnation + 1,"
                + " seen_at = excluded.seen_at, sole = excluded.sole returning incarnation")) {
      upsert.setString(1, node);
      upsert.setBoolean(2, sole);
      try (ResultSet rows = upsert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
