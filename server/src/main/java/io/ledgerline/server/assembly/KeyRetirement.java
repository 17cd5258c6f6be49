package io.ledgerline.server.assembly;

import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.key.KeyGeneration;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys the secrets of signing keys that were rotated away, once every stream has a checkpoint
 * by the keys after them. The entry goes first: it may be written twice where a crash comes
 * between, never not at all.
 */
final class KeyRetirement implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KeyRetirement.class);

  private final Ledger ledger;
  private final NodeEntries entries;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private KeyRetirement(Ledger ledger, NodeEntries entries, Duration rhythm) {
    this.ledger = ledger;
    this.entries = entries;
    this.thread = Thread.ofVirtual().name("key-retirement").unstarted(() -> keepUp(rhythm));
  }

  static KeyRetirement start(Ledger ledger, NodeEntries entries, Duration rhythm) {
    var started = new KeyRetirement(ledger, entries, rhythm);
    started.thread.start();
    return started;
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

  private void round() throws InterruptedException {
    try {
      for (KeyGeneration each : ledger.keys().retirable()) {
        ledger.append(StreamName.SYSTEM, entries.keysRetired(each));
        ledger.keys().retire(each.number());
        log.info("the secret of signing keys {} was destroyed", each.number());
      }
    } catch (LedgerException e) {
      log.warn("old signing keys are kept for now: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("old signing keys are kept for now", e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop.countDown();
    thread.join(TimeUnit.SECONDS.toMillis(10));
  }
}
