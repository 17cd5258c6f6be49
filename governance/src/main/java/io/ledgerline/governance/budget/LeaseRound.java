package io.ledgerline.governance.budget;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One transaction about leases. Lines of counters are locked in the order of their names before
 * anything about them is read, so two rounds never wait for each other, and no grant is decided on
 * an old sum.
 */
final class LeaseRound {
  private static final String ALIVE = "seen_at > clock_timestamp() - interval '30 seconds'";

  /** Counters are cleared so long after their window's end; the statement says the same. */
  private static final Duration CLEARED_AFTER = Duration.ofDays(60);

  private final Connection connection;
  private final String node;
  private final long number;

  LeaseRound(Connection connection, String node, long number) {
    this.connection = connection;
    this.node = node;
    this.number = number;
  }

  /** What others have of one counter, and the number of our last answered question. */
  private static final class Others {
    long granted;
    long spent;
    long idle;
    long answered = Long.MIN_VALUE;
  }

  List<LeaseGrant> exchange(List<LeaseAsk> asks) throws SQLException {
    List<Counter> counters = asks.stream().map(LeaseAsk::counter).toList();
    enter(counters);
    lock(counters);
    Map<String, Others> others = others(counters);
    int live = liveNodes();
    List<LeaseGrant> grants = new ArrayList<>(asks.size());
    List<Boolean> lacking = new ArrayList<>(asks.size());
    for (LeaseAsk ask : asks) {
      Others other = others.getOrDefault(ask.counter().toString(), new Others());
      if (other.answered >= number) {
        throw new SQLException("a newer question about " + ask.counter() + " was answered");
      }
      long held = ask.heldNanoUsd();
      long needed = ask.neededNanoUsd();
      long extra = LeaseShare.extra(ask, other.granted, live);
      lacking.add(extra < needed);
      long granted = NanoSum.plus(held, extra);
      grants.add(new LeaseGrant(ask.counter(), granted, other.spent, other.idle));
    }
    write(asks, grants, lacking);
    return grants;
  }

  /** Makes sure that the counters have a line. */
  void enter(Collection<Counter> counters) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into governance.budget_counter (counter, tenant, ends_at) values (?, ?, ?)"
                + " on conflict do nothing")) {
      for (Counter counter : sorted(counters)) {
        insert.setString(1, counter.toString());
        insert.setString(2, counter.tenant());
        insert.setTimestamp(3, end(counter));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static @Nullable Timestamp end(Counter counter) {
    Instant end = counter.resetsAt();
    return end == null ? null : Timestamp.from(end);
  }

  private void lock(Collection<Counter> counters) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select counter from governance.budget_counter where counter = any (?)"
                + " order by counter collate \"C\" for update")) {
      select.setArray(1, names(counters));
      select.execute();
    }
  }

  private Map<String, Others> others(Collection<Counter> counters) throws SQLException {
    Map<String, Others> found = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select counter, node, granted, spent, sequence, "
                + ALIVE
                + " as alive from governance.budget_lease join governance.budget_node using (node)"
                + " where counter = any (?)")) {
      select.setArray(1, names(counters));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          add(found.computeIfAbsent(rows.getString("counter"), _ -> new Others()), rows);
        }
      }
    }
    return found;
  }

  private void add(Others others, ResultSet row) throws SQLException {
    if (row.getString("node").equals(node)) {
      others.answered = row.getLong("sequence");
      return;
    }
    long granted = row.getLong("granted");
    long spent = row.getBoolean("alive") ? row.getLong("spent") : granted;
    others.granted = NanoSum.plus(others.granted, granted);
    others.spent = NanoSum.plus(others.spent, spent);
    others.idle = NanoSum.plus(others.idle, NanoSum.left(granted, spent));
  }

  private int liveNodes() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select count(*) from governance.budget_node where node = ? or " + ALIVE)) {
      select.setString(1, node);
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private void write(List<LeaseAsk> asks, List<LeaseGrant> grants, List<Boolean> lacking)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into governance.budget_lease"
                + " (counter, node, tenant, granted, spent, sequence, lacking_at)"
                + " values (?, ?, ?, ?, ?, ?, case when ? then clock_timestamp() end)"
                + " on conflict (counter, node) do update set granted = excluded.granted,"
                + " spent = excluded.spent, sequence = excluded.sequence,"
                + " lacking_at = excluded.lacking_at")) {
      for (int i = 0; i < asks.size(); i++) {
        LeaseAsk ask = asks.get(i);
        upsert.setString(1, ask.counter().toString());
        upsert.setString(2, node);
        upsert.setString(3, ask.counter().tenant());
        upsert.setLong(4, grants.get(i).grantedNanoUsd());
        upsert.setLong(5, ask.spentNanoUsd());
        upsert.setLong(6, number);
        upsert.setBoolean(7, lacking.get(i));
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  /** Frees all that this node held before, and books what its ledger shows. */
  void restart(Map<Counter, Long> spent) throws SQLException {
    Set<Counter> known = new HashSet<>(spent.keySet());
    known.addAll(mine());
    Instant longAgo = now().minus(CLEARED_AFTER);
    known.removeIf(counter -> endsBefore(counter, longAgo));
    enter(known);
    lock(known);
    List<LeaseAsk> asks = new ArrayList<>();
    List<LeaseGrant> grants = new ArrayList<>();
    for (Counter counter : known) {
      long booked = spent.getOrDefault(counter, 0L);
      asks.add(new LeaseAsk(counter, 0, booked, booked, 0));
      grants.add(new LeaseGrant(counter, booked, 0, 0));
    }
    write(asks, grants, asks.stream().map(_ -> false).toList());
  }

  private static boolean endsBefore(Counter counter, Instant moment) {
    Instant end = counter.resetsAt();
    return end != null && end.isBefore(moment);
  }

  private Instant now() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("select clock_timestamp()");
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getTimestamp(1).toInstant();
    }
  }

  private List<Counter> mine() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select counter from governance.budget_lease where node = ?")) {
      select.setString(1, node);
      return counters(select);
    }
  }

  /** Says that this node lives, clears what ended long ago, and finds what others lack. */
  Set<Counter> wanted() throws SQLException {
    try (PreparedStatement beat =
            connection.prepareStatement(
                "update governance.budget_node set seen_at = clock_timestamp() where node = ?");
        PreparedStatement clear =
            connection.prepareStatement(
                "delete from governance.budget_counter where counter in (select counter from"
                    + " governance.budget_counter where ends_at < clock_timestamp() - interval"
                    + " '60 days' limit 1000 for update skip locked)");
        PreparedStatement select =
            connection.prepareStatement(
                "select distinct l.counter from governance.budget_lease l"
                    + " join governance.budget_lease own"
                    + " on own.counter = l.counter and own.node = ? where l.node <> ?"
                    + " and l.lacking_at > clock_timestamp() - interval '10 seconds'")) {
      beat.setString(1, node);
      beat.executeUpdate();
      clear.executeUpdate();
      select.setString(1, node);
      select.setString(2, node);
      return new HashSet<>(counters(select));
    }
  }

  void forget(Collection<Counter> counters) throws SQLException {
    lock(counters);
    try (PreparedStatement lease =
            connection.prepareStatement(
                "delete from governance.budget_lease where node = ? and counter = any (?)");
        PreparedStatement counter =
            connection.prepareStatement(
                "delete from governance.budget_counter c where counter = any (?) and not exists"
                    + " (select from governance.budget_lease l where l.counter = c.counter)")) {
      lease.setString(1, node);
      lease.setArray(2, names(counters));
      lease.executeUpdate();
      counter.setArray(1, names(counters));
      counter.executeUpdate();
    }
  }

  private static List<Counter> counters(PreparedStatement select) throws SQLException {
    List<Counter> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(Counter.parse(rows.getString(1)));
      }
    }
    return found;
  }

  private Array names(Collection<Counter> counters) throws SQLException {
    return connection.createArrayOf(
        "text", counters.stream().map(Counter::toString).toArray(String[]::new));
  }

  private static List<Counter> sorted(Collection<Counter> counters) {
    return counters.stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
  }
}
