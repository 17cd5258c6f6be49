package io.ledgerline.governance.budget;

import io.ledgerline.audit.EntryView;
import io.ledgerline.governance.budget.BudgetBook.Change;
import io.ledgerline.governance.budget.Hold.Found;
import io.ledgerline.governance.limit.BudgetSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The budgets of one node, in memory.
 *
 * <p>Start: fill a {@link BudgetBook} from its image and the entries after it, {@link #open},
 * append {@code call.interrupted} for each of {@link #interrupted()} with its reservation as cost,
 * then serve. While running: {@link #replay} each entry of this node's ledger in order, {@link
 * #upkeep} about once a second on a thread that may block, and write {@link #image()} now and then.
 */
public final class LiveBudgets implements Budgets {
  /** The most budgets that may count one call: all of them must fit into its entry. */
  public static final int MAX_BUDGETS = 32;

  private static final int MAX_ATTEMPTS = 16;
  private static final int MAX_EXCHANGES = 4;
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LATER = Duration.ofSeconds(5);

  private final BudgetBook book;
  private final Accounts accounts;
  private final LeaseSource leases;
  private final LeaseDesk desk;
  private final BudgetEvents events;
  private final Crossings crossings = new Crossings();
  private final List<OpenCall> interrupted;
  private final ConcurrentHashMap<EntryView.Position, OpenCall> taken = new ConcurrentHashMap<>();
  private volatile BudgetPlan plan = BudgetPlan.empty();

  private LiveBudgets(
      BudgetSettings settings, BudgetBook book, LeaseSource leases, BudgetEvents events) {
    this.book = book;
    this.interrupted = book.open();
    this.accounts = new Accounts(settings.maxCounters(), book.settledAtWorst(), book.closed());
    this.leases = leases;
    this.desk = new LeaseDesk(leases, settings.leaseDeadline());
    this.events = events;
    interrupted.forEach(
        call -> taken.put(new EntryView.Position(call.stream(), call.index()), call));
  }

  /**
   * Begins from what the ledger shows. Calls without an end are taken as settled at what was held.
   *
   * @param book with every entry of this node's ledger counted
   * @throws LeaseUnavailableException when the lease source can't be told what was spent
   */
  public static LiveBudgets open(
      BudgetSettings settings,
      BudgetBook book,
      List<BudgetSpec> specs,
      LeaseSource leases,
      BudgetEvents events)
      throws LeaseUnavailableException {
    leases.rejoin(
        book.settledAtWorst().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Math.max(0, e.getValue().spent()))));
    LiveBudgets budgets = new LiveBudgets(settings, book, leases, events);
    budgets.configure(specs);
    return budgets;
  }

  /**
   * The calls that had no end when this node started; each gets an entry {@code call.interrupted}.
   */
  public List<OpenCall> interrupted() {
    return interrupted;
  }

  /**
   * Declares the budgets that count from now on, all of them. What was counted stays.
   *
   * @throws IllegalArgumentException when two budgets have one id; nothing is changed then
   */
  public synchronized void configure(List<BudgetSpec> specs) {
    if (!specs.equals(plan.specs)) {
      plan = plan.declare(specs);
    }
  }

  @Override
  public Outcome reserve(UUID call, BudgetScope scope, long worstCaseNanoUsd, Instant now) {
    if (worstCaseNanoUsd < 0) {
      throw new IllegalArgumentException("worst case: " + worstCaseNanoUsd + " (expected: >= 0)");
    }
    int exchanges = 0;
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Meeting meeting = Meeting.of(accounts, plan.at(scope), scope, now);
      if (meeting.refusal() != null) {
        return new Outcome.Unavailable(meeting.refusal(), LATER);
      }
      Hold hold = new Hold(meeting.accounts(), meeting.specs(), worstCaseNanoUsd, now);
      switch (hold.attempt()) {
        case Found.Done(var states, var delay) -> {
          Held held = new Held(call, worstCaseNanoUsd, meeting.accounts());
          return new Outcome.Reserved(held, states, delay);
        }
        case Found.No(var outcome) -> {
          return outcome;
        }
        case Found.Gone() -> meeting.forget();
        case Found.Lacking(var lacking) -> {
          if (exchanges++ == MAX_EXCHANGES) {
            return heldElsewhere(lacking);
          }
          try {
            desk.fetch(lacking, worstCaseNanoUsd);
          } catch (LeaseUnavailableException e) {
            return new Outcome.Unavailable(
                "the budgets are shared with other nodes, and no more is granted now", LATER);
          }
        }
      }
    }
    return new Outcome.Unavailable("the budgets are changing", SOON);
  }

  private static Outcome heldElsewhere(List<Account> lacking) {
    String names =
        lacking.stream().map(a -> a.counter.budget()).distinct().collect(Collectors.joining(", "));
    return new Outcome.Unavailable("what is left of " + names + " is held by other nodes", SOON);
  }

  @Override
  public Settlement settle(Reservation reservation, long costNanoUsd) {
    if (costNanoUsd < 0) {
      throw new IllegalArgumentException("cost: " + costNanoUsd + " (expected: >= 0)");
    }
    if (!end(reservation, costNanoUsd)) {
      return Settlement.REPEATED;
    }
    if (costNanoUsd <= reservation.amountNanoUsd()) {
      return Settlement.SETTLED;
    }
    events.overspent(reservation.call(), reservation.amountNanoUsd(), costNanoUsd);
    return Settlement.OVERSPENT;
  }

  @Override
  public Settlement release(Reservation reservation) {
    return end(reservation, 0) ? Settlement.RELEASED : Settlement.REPEATED;
  }

  private boolean end(Reservation reservation, long cost) {
    if (!(reservation instanceof Held held)) {
      throw new IllegalArgumentException("reservation: not made by these budgets");
    }
    if (!held.end()) {
      return false;
    }
    for (Account account : held.accounts) {
      account.lock.lock();
      try {
        account.reserved = NanoSum.left(account.reserved, held.amountNanoUsd());
        account.holds--;
        account.spent = NanoSum.corrected(account.spent, cost);
        crossings.look(account);
      } finally {
        account.lock.unlock();
      }
    }
    return true;
  }

  @Override
  public List<BudgetState> standing(BudgetScope scope, Instant now) {
    List<BudgetState> states = new ArrayList<>();
    for (BudgetLine line : plan.at(scope)) {
      if (line.counts(scope)) {
        states.add(standing(line.spec(), Meeting.counter(line.spec(), scope, now), line));
      }
    }
    return states;
  }

  private BudgetState standing(BudgetSpec spec, Counter counter, BudgetLine line) {
    Account account = accounts.peek(counter);
    if (account == null) {
      Account unused = new Account(counter, line, -1);
      Tally tally = accounts.recovered(counter);
      unused.spent = tally == null ? 0 : tally.spent();
      return unused.state(spec);
    }
    account.lock.lock();
    try {
      return account.state(spec);
    } finally {
      account.lock.unlock();
    }
  }

  /**
   * Counts one entry of this node's ledger, each stream's in order; one that was counted before is
   * skipped. Corrects what is spent where an entry says so: {@code cost.adjusted}, and the end of a
   * call that was open at the start.
   *
   * @throws ReplayGapException when entries between the last one and this one are missing
   * @throws IllegalArgumentException when an entry about money can't be understood
   */
  public void replay(EntryView entry, String stream, long index) {
    Change change = book.accept(entry, stream, index);
    change.counters().forEach(counter -> accounts.correct(counter, change.difference()));
    OpenCall ended = change.ended();
    if (ended != null
        && taken.remove(new EntryView.Position(ended.stream(), ended.index())) != null) {
      long difference = change.cost() - ended.reservedNanoUsd();
      ended.counters().forEach(counter -> accounts.correct(counter, difference));
    }
  }

  /** What the entries counted so far show, with their positions. */
  public BudgetImage image() {
    return book.image();
  }

  /**
   * Reports thresholds, talks to the lease source, makes room. To be called about once a second on
   * one thread that may block.
   *
   * @throws LeaseUnavailableException when the lease source can't be asked; call again later
   */
  public void upkeep(Instant now) throws LeaseUnavailableException {
    try {
      crossings.report(leases, events);
    } finally {
      // Who can't report, because the ledger refuses, still owes other nodes what they want.
      desk.upkeep(accounts.all());
    }
    List<Counter> gone = accounts.makeRoom(now);
    if (!gone.isEmpty()) {
      leases.forget(gone);
    }
  }

  /** Every counter of an open window that was ever used, by its declaration; for people. */
  public List<BudgetState> states(Instant now) {
    BudgetPlan current = plan;
    Map<String, BudgetSpec> declared = new HashMap<>();
    current.specs.forEach(spec -> declared.put(spec.id(), spec));
    List<Counter> counters = new ArrayList<>(accounts.recovered());
    accounts.all().forEach(account -> counters.add(account.counter));
    List<BudgetState> states = new ArrayList<>();
    for (Counter counter : counters) {
      BudgetSpec spec = declared.get(counter.budget());
      BudgetLine line = current.line(counter.budget());
      Instant resetsAt = counter.resetsAt();
      boolean open = resetsAt == null || resetsAt.isAfter(now);
      if (spec != null && line != null && open && spec.window() == counter.window()) {
        states.add(standing(spec, counter, line));
      }
    }
    return states;
  }

  /** What this node alone spent and holds, per counter in memory. */
  Map<Counter, Long> worstHere() {
    Map<Counter, Long> worst = new HashMap<>();
    for (Account account : accounts.all()) {
      account.lock.lock();
      try {
        worst.put(account.counter, account.used());
      } finally {
        account.lock.unlock();
      }
    }
    return worst;
  }

  /** Counters in memory, for metrics. */
  public int counters() {
    return accounts.size();
  }
}
