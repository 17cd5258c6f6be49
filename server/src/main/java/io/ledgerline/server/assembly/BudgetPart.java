package io.ledgerline.server.assembly;

import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.budget.BudgetBook;
import io.ledgerline.governance.budget.BudgetEntries;
import io.ledgerline.governance.budget.BudgetImageFile;
import io.ledgerline.governance.budget.BudgetSettings;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.budget.Budgets;
import io.ledgerline.governance.budget.LeaseSource;
import io.ledgerline.governance.budget.LeaseUnavailableException;
import io.ledgerline.governance.budget.LiveBudgets;
import io.ledgerline.governance.budget.LocalLeases;
import io.ledgerline.governance.budget.OpenCall;
import io.ledgerline.governance.budget.PostgresLeases;
import io.ledgerline.governance.budget.SoleNode;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.LedgerUnavailableException;
import io.ledgerline.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
  private static final long UPKEEP_MILLIS = 500;
  private static final int UPKEEPS_PER_IMAGE = 60;

  private final Ledger ledger;
  private final InstantSource clock;
  private final UuidV7 ids;
  private final BudgetImageFile file;
  private final Policies policies;
  private final LiveBudgets budgets;
  private final BudgetHistory history;
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
      BudgetHistory history,
      LeaseSource leases)
      throws LeaseUnavailableException {
    this.ledger = ledger;
    this.history = history;
    this.clock = clock;
    this.ids = ids;
    this.file = file;
    this.policies = policies;
    this.budgets =
        LiveBudgets.open(
            BudgetSettings.DEFAULT,
            book,
            policies.current().budgets(),
            leases,
            new BudgetAlarms(ledger, clock, ids));
    this.listening = history.listen();
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
    var history = new BudgetHistory(ledger);
    var book = history.book(file);
    var part = new BudgetPart(ledger, clock, ids, file, policies, book, history, leases);
    part.endInterrupted();
    history.follow(part.budgets::replay);
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
      history.follow(budgets::replay);
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

  @Override
  public void close() {
    stop.countDown();
    try {
      upkeep.join(TimeUnit.SECONDS.toMillis(5));
      listening.close();
      history.follow(budgets::replay);
      file.write(budgets.image());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      log.warn("the budget image was not written: {}", e.getMessage());
    }
  }
}
