package io.ledgerline.server.assembly;

import io.ledgerline.admin.port.Safeguards;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.erasure.ErasureSearch;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StoredEntry;
import io.ledgerline.ledger.StreamName;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
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
  private static final int BATCH = 512;

  private final Ledger ledger;
  private final Policies policies;
  private final Safeguards safeguards;
  private final ErasureSearch search;
  private final PrefixDisposal disposal;
  private final VaultPart vault;
  private final ContentDisposal contents;
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
    this.ledger = ledger;
    this.policies = policies;
    this.safeguards = safeguards;
    this.search = new ErasureSearch(database);
    this.disposal = new PrefixDisposal(ledger, database, clock, ids);
    this.vault = vault;
    this.clock = clock;
    this.contents = new ContentDisposal(database, clock, ids);
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
      throws LedgerException {
    var part = new RetentionPart(ledger, database, vault, policies, safeguards, clock, ids, rhythm);
    part.eraseAgain();
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
      eraseAgain();
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
      }
    } catch (LedgerException | DatabaseException e) {
      log.warn("retention of {}: {}", tenant, e.getMessage());
    } catch (RuntimeException e) {
      log.error("retention of {} failed; the next round tries again", tenant, e);
    }
  }

  private void eraseAgain() throws LedgerException {
    Set<String> refused = ledger.health().refusedStreams().keySet();
    for (String stream : ledger.streams()) {
      if (!stream.equals(StreamName.SYSTEM) && !refused.contains(stream)) {
        eraseAgain(stream);
      }
    }
  }

  private void eraseAgain(String stream) throws LedgerException {
    long from = search.next(ledger.installation(), stream);
    long at = Math.max(from, ledger.firstKept(stream));
    List<StoredEntry> batch = ledger.read(stream, at, BATCH);
    while (!batch.isEmpty()) {
      batch.forEach(this::eraseAgain);
      at += batch.size();
      batch = ledger.read(stream, at, BATCH);
    }
    if (at > from) {
      search.searched(ledger.installation(), stream, at);
    }
  }

  private void eraseAgain(StoredEntry stored) {
    if (!EventType.SUBJECT_ERASED.mayBe(stored.bytes())) {
      return;
    }
    try {
      EntryView entry = EntryView.parse(stored.bytes());
      if (safeguards.erasures().reapply(entry)) {
        log.warn("erasure {} was done again: an older copy of the data had come back", entry.id());
      }
    } catch (MalformedEntryException e) {
      log.error("entry {} can't be read: {}", stored.index(), e.getMessage());
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
