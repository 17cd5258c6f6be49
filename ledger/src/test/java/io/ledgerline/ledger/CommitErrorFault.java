package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Something goes wrong that is no I/O error: a bug, or a class that can't be loaded. */
@Timeout(120)
class CommitErrorFault {
  private static final StreamOpening OPENING = (stream, origin, vkey) -> origin.getBytes(UTF_8);

  @TempDir private Path folder;
  private final AtomicBoolean failing = new AtomicBoolean();
  private String failingThread = "";

  private Ledger open() throws LedgerException {
    LedgerConfig config =
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "node-1")
            .withJournal(1 << 20, 4)
            .withRhythm(Duration.ofMillis(10), Duration.ofMillis(10));
    InstantSource clock =
        () -> {
          if (Thread.currentThread().getName().equals(failingThread) && failing.getAndSet(false)) {
            throw new NoClassDefFoundError("made up");
          }
          return Instant.now();
        };
    return Ledger.open(config, clock, OPENING);
  }

  @Test
  void leavesNobodyWaitingAndContradictsNothingAfterTheNextStart() throws Exception {
    failingThread = "ledger-commit";
    try (Ledger ledger = open()) {
      ledger.append("threadco", new byte[] {1});
      failing.set(true);
      assertThatThrownBy(() -> ledger.append("threadco", new byte[] {2}))
          .isInstanceOfSatisfying(
              LedgerUnavailableException.class, e -> assertThat(e.outcomeUnknown()).isTrue());
      assertThatThrownBy(() -> ledger.append("threadco", new byte[] {3}))
          .hasMessageContaining("start anew");
      assertThat(ledger.health().lastFailure()).contains("made up");
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.health().refusedStreams()).isEmpty();
      assertThat(ledger.read("threadco", 0, 1).getFirst().bytes()).containsExactly(1);
      assertThat(ledger.append("threadco", new byte[] {4}).index()).isBetween(1L, 2L);
    }
  }

  @Test
  void goesOnSigningAfterARoundThatBrokeOff() throws Exception {
    failingThread = "ledger-sign";
    try (Ledger ledger = open()) {
      failing.set(true);
      ledger.append("threadco", new byte[] {1});
      while (ledger.health().unsignedFor().isPositive() || failing.get()) {
        Thread.sleep(5); // ends with the test's time-out where nobody signs any more
      }
      assertThat(ledger.health().checkpoints()).isPositive();
    }
  }
}
