package io.ledgerline.governance.budget;

import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.governance.postgres.Work;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leases in PostgreSQL, for one node among several. Time is the database's. Blocking; thread-safe.
 *
 * <p>Each question carries a number that grows, also across starts; the line of a lease remembers
 * the last, so that a transaction that was given up but commits late changes nothing.
 */
public final class PostgresLeases implements LeaseSource {
  /** Room for a trillion questions in each life of a node. */
  private static final int QUESTION_BITS = 40;

  private final Database database;
  private final String node;
  private final String statementMillis;
  private final AtomicLong sequence = new AtomicLong(-1);

  /**
   * The source of one node. {@link #rejoin} must come first.
   *
   * @param node this node's name, the same after every start, and of no other data folder: the
   *     ledger's installation id belongs into it
   * @param deadline longest time for one statement
   */
  public PostgresLeases(Database database, String node, Duration deadline) {
    this.database = database;
    this.node = node;
    this.statementMillis = Long.toString(deadline.toMillis());
  }

  @Override
  public List<LeaseGrant> exchange(List<LeaseAsk> asks) throws LeaseUnavailableException {
    long number = sequence.get() < 0 ? -1 : sequence.incrementAndGet();
    if (number < 0) {
      throw new LeaseUnavailableException("this node has not joined");
    }
    return run(connection -> new LeaseRound(connection, node, number).exchange(asks));
  }

  @Override
  public void rejoin(Map<Counter, Long> spentNanoUsd) throws LeaseUnavailableException {
    long first =
        run(
            connection -> {
              long incarnation = join(connection);
              long number = incarnation << QUESTION_BITS;
              new LeaseRound(connection, node, number).restart(spentNanoUsd);
              return number;
            });
    sequence.set(first);
  }

  private long join(Connection connection) throws SQLException {
    SoleNode.lockNodes(connection);
    String sole = SoleNode.other(connection, node);
    if (sole != null) {
      throw new SQLException(
          "the database is claimed by node " + sole + " alone; start that node with leases once");
    }
    return SoleNode.enter(connection, node, false);
  }

  @Override
  public Set<Counter> wanted() throws LeaseUnavailableException {
    return run(connection -> new LeaseRound(connection, node, sequence.get()).wanted());
  }

  @Override
  public boolean firstToReport(Counter counter, int percent) throws LeaseUnavailableException {
    return run(
        connection -> {
          new LeaseRound(connection, node, sequence.get()).enter(List.of(counter));
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update governance.budget_counter set reported_percent = ?"
                      + " where counter = ? and reported_percent < ?")) {
            update.setInt(1, percent);
            update.setString(2, counter.toString());
            update.setInt(3, percent);
            return update.executeUpdate() == 1;
          }
        });
  }

  @Override
  public void forget(Collection<Counter> counters) throws LeaseUnavailableException {
    run(
        connection -> {
          new LeaseRound(connection, node, sequence.get()).forget(counters);
          return true;
        });
  }

  @Override
  public boolean shared() {
    return true;
  }

  private <T> T run(Work<T> work) throws LeaseUnavailableException {
    try {
      return database.inSystem(
          connection -> {
            try (PreparedStatement limit =
                connection.prepareStatement("select set_config('statement_timeout', ?, true)")) {
              limit.setString(1, statementMillis);
              limit.execute();
            }
            return work.in(connection);
          });
    } catch (DatabaseException e) {
      throw new LeaseUnavailableException(e);
    }
  }
}
