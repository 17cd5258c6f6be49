package io.ledgerline.anchors;

import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StreamName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A ledger in a folder, with checkpoints as soon as they can be, and a clock that is set. */
public final class TestLedger implements AutoCloseable {
  public final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
  public final InstantSource clock = now::get;
  public final Ledger ledger;

  public TestLedger(Path folder) throws LedgerException {
    this.ledger =
        Ledger.open(
            LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "n1")
                .withJournal(1 << 20, 4)
                .withRhythm(Duration.ofMillis(5), Duration.ofMillis(50)),
            clock,
            (stream, origin, vkey) -> ("opened " + stream).getBytes(StandardCharsets.UTF_8));
  }

  /** Appends so many entries and waits until a checkpoint covers them. */
  public void append(String stream, int entries) throws Exception {
    for (int i = 0; i < entries; i++) {
      ledger.appendAsync(stream, ("entry " + i).getBytes(StandardCharsets.UTF_8), null);
    }
    ledger.append(stream, "last".getBytes(StandardCharsets.UTF_8));
    covered(stream);
    covered(StreamName.SYSTEM); // says that the stream began, and is anchored beside it
  }

  /** Waits until a checkpoint covers all of the stream. */
  public void covered(String stream) throws Exception {
    if (!ledger.awaitPublished(stream, ledger.size(stream), Duration.ofMinutes(1))) {
      throw new IllegalStateException("no checkpoint of " + stream + " after a minute");
    }
  }

  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Override
  public void close() throws LedgerException {
    ledger.close();
  }
}
