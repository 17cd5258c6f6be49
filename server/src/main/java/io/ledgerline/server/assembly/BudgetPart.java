package io.ledgerline.server.assembly;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.budget.BudgetBook;
import io.ledgerline.governance.budget.BudgetEntries;
import io.ledgerline.governance.budget.BudgetEvents;
import io.ledgerline.governance.budget.BudgetImage;
import io.ledgerline.governance.budget.BudgetImageException;
import io.ledgerline.governance.budget.BudgetImageFile;
import io.ledgerline.governance.budget.BudgetSettings;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Budgets;
import io.ledgerline.governance.budget.Counter;
import io.ledgerline.governance.budget.LeaseSource;
import io.ledgerline.governance.budget.LeaseUnavailableException;
import io.ledgerline.governance.budget.LiveBudgets;
import io.ledgerline.governance.budget.LocalLeases;
import io.ledgerline.governance.budget.OpenCall;
import io.ledgerline.governance.budget.PostgresLeases;
import io.ledgerline.governance.budget.SoleNode;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.LedgerUnavailableException;
import io.ledgerline.ledger.StoredEntry;
import io.ledgerline.ledger.StreamRefusedException;
import io.ledgerline.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The budgets of this node: what the ledger shows at start, the policy's limits while running.
 *
 * <p>A start reads the last image and the entries after it. Calls that were admitted and have no
 * end get {@code call.interrupted} with their reservation as cost, basis {@code worst_case}.
 */
final class BudgetPart implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BudgetPart.class);
  private static final int BATCH = 2_000;
  private static final long UPKEEP_MILLIS = 500;
  private static final int UPKEEPS_PER_IMAGE = 60;

  private final Ledger ledger;
  private final InstantSource clock;
  private final UuidV7 ids;
  private final BudgetImageFile file;
  private final Policies policies;
  private final LiveBudgets budgets;
  private final Map<String, Long> next;
  private final Set<String> grown = ConcurrentHashMap.newKeySet();
  private final AutoCloseable listening;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread upkeep;
  private volatile long policyNumber = -1;

  private BudgetPart(
      Ledger ledger,
      InstantSource clock,
      UuidV7 ids,
      BudgetImageFile file,
      Policies policies,
      BudgetBook book,
      Map<String, Long> next,
      LeaseSource leases)
      throws LeaseUnavailableException {
    this.ledger = ledger;
    this.next = next;
    this.clock = clock;
    this.ids = ids;
    this.file = file;
    this.policies = policies;
    this.budgets =
        LiveBudgets.open(
            BudgetSettings.DEFAULT, book, policies.current().budgets(), leases, new Events());
    this.grown.addAll(next.keySet());
    this.listening = ledger.onCommit(grown::add);
    this.upkeep = Thread.ofPlatform().name("budget-upkeep").daemon().unstarted(this::keepUp);
  }

  /** Reads image and ledger, ends what a crash cut, and begins to keep up. */
  static BudgetPart start(
      Ledger ledger,
      InstantSource clock,
      UuidV7 ids,
      BudgetImageFile file,
      Policies policies,
      LeaseSource leases)
      throws IOException, LedgerException, LeaseUnavailableException, InterruptedException {
    var book = BudgetBook.from(image(ledger, file), BudgetSettings.DEFAULT.maxCounters());
    var next = new HashMap<String, Long>();
    for (String stream : ledger.streams()) {
      next.put(stream, book.next(stream));
      if (book.next(stream) < ledger.firstKept(stream)) {
        book.begin(stream, ledger.firstKept(stream));
        next.put(stream, ledger.firstKept(stream));
        log.error(
            "the budget image of {} is lost, and entries below {} were pruned: budgets without an"
                + " end count from there on; lower them by what was spent before",
            stream,
            ledger.firstKept(stream));
      }
      readOn(ledger, stream, next, book::replay);
    }
    var part = new BudgetPart(ledger, clock, ids, file, policies, book, next, leases);
    part.endInterrupted();
    part.follow();
    part.upkeep.start();
    return part;
  }

  /** Where this node's image is. */
  static BudgetImageFile image(Path data, byte[] secret) {
    return new BudgetImageFile(data.resolve("budget-image"), secret);
  }

  /**
   * How limits are shared: a node with a database of its own holds them whole, nodes that share one
   * hold leases.
   */
  static LeaseSource leases(Storage storage, ServerConfig config, InstantSource clock)
      throws LeaseUnavailableException {
    var node = storage.ledger().installation() + "/" + config.node();
    if (config.database().url() != null) {
      return new PostgresLeases(storage.database(), node, Duration.ofSeconds(2));
    }
    SoleNode.claim(storage.database(), node);
    return new LocalLeases(clock).node(node);
  }

  private static BudgetImage image(Ledger ledger, BudgetImageFile file)
      throws IOException, LedgerException {
    try {
      var image = file.read();
      var refused = ledger.health().refusedStreams().keySet();
      for (var position : image.positions().entrySet()) {
        // A stream that is refused takes no calls; what the image knows of it still counts.
        if (!refused.contains(position.getKey())
            && position.getValue() > ledger.size(position.getKey())) {
          log.warn(
              "the budget image is ahead of the ledger and is left aside; reading all entries");
          return BudgetImage.EMPTY;
        }
      }
      return image;
    } catch (BudgetImageException e) {
      log.warn("the budget image can't be used ({}); reading all entries", e.getMessage());
      return BudgetImage.EMPTY;
    }
  }

  LiveBudgets budgets() {
    return budgets;
  }

  /** Every counter that was used, for the admin API. */
  List<BudgetState> states() {
    return budgets.states(clock.instant());
  }

  /** How many calls of the last run had no end. */
  int interrupted() {
    return budgets.interrupted().size();
  }

  private void endInterrupted() throws InterruptedException {
    for (OpenCall call : budgets.interrupted()) {
      var entry =
          BudgetEntries.interrupted(ids.next(), clock.instant(), call)
              .text(Field.TENANT, call.stream())
              .text(Field.STATUS, "interrupted")
              .text(Field.NODE, ledger.node());
      try {
        ledger.append(call.stream(), entry.build());
      } catch (LedgerUnavailableException e) {
        log.warn("an interrupted call could not be recorded yet: {}", e.getMessage());
        return;
      }
    }
  }

  private void keepUp() {
    int round = 0;
    try {
      while (!stop.await(UPKEEP_MILLIS, TimeUnit.MILLISECONDS)) {
        round++;
        keepUpOnce(round % UPKEEPS_PER_IMAGE == 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepUpOnce(boolean write) {
    try {
      configure();
      follow();
      budgets.upkeep(clock.instant());
      if (write) {
        file.write(budgets.image());
      }
    } catch (LeaseUnavailableException | LedgerException | IOException | RuntimeException e) {
      log.warn("budget upkeep: {}", e.getMessage());
    }
  }

  /** The budgets for calls: always with the limits of the newest policy. */
  Budgets forCalls() {
    return new CurrentBudgets(budgets, this::configure);
  }

  private void configure() {
    if (policies.current().number() != policyNumber) {
      takeUp();
    }
  }

  private synchronized void takeUp() {
    var current = policies.current();
    if (current.number() != policyNumber) {
      budgets.configure(current.budgets());
      policyNumber = current.number();
    }
  }

  /** Counts what was appended since; streams that did not grow cost nothing. */
  private void follow() throws LedgerException {
    for (String stream : Set.copyOf(grown)) {
      grown.remove(stream);
      readOn(ledger, stream, next, budgets::replay);
    }
  }

  /** What takes the entries of a stream in order. */
  private interface Reader {
    void take(EntryView entry, String stream, long index);
  }

  private static void readOn(Ledger ledger, String stream, Map<String, Long> next, Reader reader)
      throws LedgerException {
    long at = next.getOrDefault(stream, 0L);
    try {
      List<StoredEntry> batch = ledger.read(stream, at, BATCH);
      while (!batch.isEmpty()) {
        for (StoredEntry entry : batch) {
          reader.take(view(entry), stream, entry.index());
        }
        at += batch.size();
        batch = ledger.read(stream, at, BATCH);
      }
    } catch (StreamRefusedException e) {
      // Its calls are refused too: nothing can be spent there until it is mended.
      log.error("budgets leave a stream aside: {}", e.getMessage());
    }
    next.put(stream, at);
  }

  private static EntryView view(StoredEntry entry) {
    try {
      return EntryView.parse(entry.bytes(), BudgetBook.FIELDS);
    } catch (MalformedEntryException e) {
      throw new IllegalStateException("entry " + entry.index() + ": " + e.getMessage(), e);
    }
  }

  /** What a person must hear of becomes an entry. */
  private final class Events implements BudgetEvents {
    @Override
    public void thresholdReached(
        Counter counter, BudgetSpec spec, Threshold threshold, BudgetState state) {
      var stream = BudgetEntries.stream(counter);
      var entry =
          BudgetEntries.threshold(ids.next(), clock.instant(), counter, spec, threshold, state);
      try {
        ledger.append(stream, entry.build());
      } catch (LedgerUnavailableException e) {
        throw new IllegalStateException(e.getMessage(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while recording a threshold", e);
      }
      log.warn(
          "budget {} reached {} % of its limit in this {}",
          spec.id(), threshold.percent(), spec.window());
    }

    @Override
    public void overspent(UUID call, long reservedNanoUsd, long costNanoUsd) {
      log.error(
          "call {} cost {} nano-dollars and {} were reserved: the upper bound is wrong",
          call,
          costNanoUsd,
          reservedNanoUsd);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      upkeep.join(TimeUnit.SECONDS.toMillis(5));
      listening.close();
      follow();
      file.write(budgets.image());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      log.warn("the budget image was not written: {}", e.getMessage());
    }
  }
}
