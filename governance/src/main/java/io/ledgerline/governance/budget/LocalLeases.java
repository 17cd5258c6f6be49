package io.ledgerline.governance.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leases inside one process: for a deployment of one node, and for tests that simulate several. A
 * deployment may use it only while it has claimed its database for itself ({@link SoleNode}).
 * Thread-safe.
 */
public final class LocalLeases {
  /** A node that was not heard of for so long counts as dead, and its grants as spent. */
  public static final Duration ALIVE = Duration.ofSeconds(30);

  /** How long a need that could not be met is remembered. */
  static final Duration WANTED = Duration.ofSeconds(10);

  private final Map<Counter, Pot> pots = new HashMap<>();
  private final Map<String, Instant> seen = new HashMap<>();
  private final InstantSource clock;

  /** Nothing granted to anybody. */
  public LocalLeases(InstantSource clock) {
    this.clock = clock;
  }

  /** The source that speaks for one node. */
  public LeaseSource node(String name) {
    return new Node(name);
  }

  /** What one node was granted, and said it spent. */
  private record Share(long granted, long spent) {}

  /** One counter. */
  private static final class Pot {
    final Map<String, Share> shares = new HashMap<>();
    final Map<String, Instant> lacking = new HashMap<>();
    int reportedPercent;
  }

  private final class Node implements LeaseSource {
    private final String name;

    Node(String name) {
      this.name = name;
    }

    @Override
    public List<LeaseGrant> exchange(List<LeaseAsk> asks) {
      synchronized (pots) {
        seen.put(name, clock.instant());
        List<LeaseGrant> grants = new ArrayList<>(asks.size());
        asks.forEach(ask -> grants.add(exchange(ask)));
        return grants;
      }
    }

    private LeaseGrant exchange(LeaseAsk ask) {
      Pot pot = pots.computeIfAbsent(ask.counter(), _ -> new Pot());
      long others = 0;
      long spentElsewhere = 0;
      long idleElsewhere = 0;
      for (Map.Entry<String, Share> other : pot.shares.entrySet()) {
        if (!other.getKey().equals(name)) {
          Share share = other.getValue();
          long spent = alive(other.getKey()) ? share.spent() : share.granted();
          others = NanoSum.plus(others, share.granted());
          spentElsewhere = NanoSum.plus(spentElsewhere, spent);
          idleElsewhere = NanoSum.plus(idleElsewhere, NanoSum.left(share.granted(), spent));
        }
      }
      int live = Math.toIntExact(seen.keySet().stream().filter(this::alive).count());
      long held = ask.heldNanoUsd();
      long extra = LeaseShare.extra(ask, others, live);
      if (extra < ask.neededNanoUsd()) {
        pot.lacking.put(name, clock.instant());
      } else {
        pot.lacking.remove(name);
      }
      long granted = NanoSum.plus(held, extra);
      pot.shares.put(name, new Share(granted, ask.spentNanoUsd()));
      return new LeaseGrant(ask.counter(), granted, spentElsewhere, idleElsewhere);
    }

    private boolean alive(String node) {
      Instant last = seen.get(node);
      return last != null && last.plus(ALIVE).isAfter(clock.instant());
    }

    @Override
    public void rejoin(Map<Counter, Long> spentNanoUsd) {
      synchronized (pots) {
        seen.put(name, clock.instant());
        pots.values().forEach(pot -> pot.shares.remove(name));
        spentNanoUsd.forEach(
            (counter, spent) ->
                pots.computeIfAbsent(counter, _ -> new Pot())
                    .shares
                    .put(name, new Share(spent, spent)));
      }
    }

    @Override
    public Set<Counter> wanted() {
      synchronized (pots) {
        Set<Counter> wanted = new HashSet<>();
        Instant since = clock.instant().minus(WANTED);
        pots.forEach(
            (counter, pot) -> {
              if (pot.lacking.entrySet().stream()
                  .anyMatch(e -> !e.getKey().equals(name) && e.getValue().isAfter(since))) {
                wanted.add(counter);
              }
            });
        return wanted;
      }
    }

    @Override
    public boolean firstToReport(Counter counter, int percent) {
      synchronized (pots) {
        Pot pot = pots.computeIfAbsent(counter, _ -> new Pot());
        boolean first = percent > pot.reportedPercent;
        pot.reportedPercent = Math.max(percent, pot.reportedPercent);
        return first;
      }
    }

    @Override
    public void forget(Collection<Counter> counters) {
      synchronized (pots) {
        counters.forEach(this::forget);
      }
    }

    private void forget(Counter counter) {
      Pot pot = pots.get(counter);
      if (pot != null) {
        pot.shares.remove(name);
        if (pot.shares.isEmpty()) {
          pots.remove(counter);
        }
      }
    }

    @Override
    public boolean shared() {
      synchronized (pots) {
        return seen.size() > 1;
      }
    }
  }
}
