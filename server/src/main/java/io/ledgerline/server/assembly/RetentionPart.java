package io.ledgerline.server.assembly;

import io.ledgerline.admin.port.Safeguards;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.erasure.ErasureSearch;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does on time what schedules say: lets entries go, ends approvals that nobody decided, and erases
 * again what a restored copy brought back, before the first call is answered.
 */
final class RetentionPart implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RetentionPart.class);

  private final Policies policies;
  private final Safeguards safeguards;
  private final ErasureFollower erasures;
  private final PrefixDisposal disposal;
  private final VaultPart vault;
  private final ContentDisposal contents;
  private final NameDisposal names;
  private final InstantSource clock;
  private String contentsLookedAt = "";
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private RetentionPart(
      Ledger ledger,
      Database database,
      VaultPart vault,
      Policies policies,
      Safeguards safeguards,
      InstantSource clock,
      UuidV7 ids,
      Duration rhythm) {
    this.policies = policies;
    this.safeguards = safeguards;
    this.erasures = new ErasureFollower(ledger, new ErasureSearch(database), safeguards);
    this.disposal = new PrefixDisposal(ledger, database, clock, ids);
    this.vault = vault;
    this.clock = clock;
    this.contents = new ContentDisposal(database, clock, ids);
    this.names = new NameDisposal(database, clock, ids);
    this.thread = Thread.ofVirtual().name("retention").unstarted(() -> keepUp(rhythm));
  }

  /**
   * Erases again what has come back, and then keeps up once a rhythm.
   *
   * @throws LedgerException if the entries can't be read: nobody could say what is erased
   */
  static RetentionPart start(
      Ledger ledger,
      Database database,
      VaultPart vault,
      Policies policies,
      Safeguards safeguards,
      InstantSource clock,
      UuidV7 ids,
      Duration rhythm)
      throws LedgerException, InterruptedException {
    var part = new RetentionPart(ledger, database, vault, policies, safeguards, clock, ids, rhythm);
    part.erasures.catchUp();
    part.thread.start();
    return part;
  }

  private void keepUp(Duration rhythm) {
    try {
      while (!stop.await(rhythm.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One round; what fails is tried again in the next one. */
  void round() throws InterruptedException {
    try {
      int expired = safeguards.approvals().expire();
      if (expired > 0) {
        log.info("{} approvals expired", expired);
      }
      erasures.catchUp();
      boolean contentsAreDue = isAnotherHourOrPolicy();
      for (TenantView tenant : policies.current().tenants()) {
        dispose(tenant.name(), contentsAreDue);
      }
      vault.tidy(policies.current().tenants().stream().map(TenantView::name).toList());
    } catch (LedgerException | DatabaseException e) {
      log.warn("retention: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("a round of retention failed; the next one tries again", e);
    }
  }

  /**
   * Keys of texts end at the end of days, and all of a tenant's are looked at: once an hour will
   * do.
   */
  private boolean isAnotherHourOrPolicy() {
    String now = clock.instant().truncatedTo(ChronoUnit.HOURS) + " " + policies.current().version();
    boolean another = !now.equals(contentsLookedAt);
    contentsLookedAt = now;
    return another;
  }

  /** One tenant's trouble never stops the others. */
  private void dispose(String tenant, boolean contentsAreDue) throws InterruptedException {
    try {
      var rules = policies.current().retention(tenant);
      var unused = disposal.dispose(tenant, rules);
      if (contentsAreDue) {
        var ignored = contents.dispose(tenant, rules);
        ignored += names.dispose(tenant, rules);
      }
    } catch (LedgerException | DatabaseException e) {
      log.warn("retention of {}: {}", tenant, e.getMessage());
    } catch (RuntimeException e) {
      log.error("retention of {} failed; the next round tries again", tenant, e);
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
