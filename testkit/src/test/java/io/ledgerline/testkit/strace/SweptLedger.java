package io.ledgerline.testkit.strace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A process that opens a ledger, appends, rotates, signs, seals and closes, and prints each receipt
 * as it gets it. What fails is tried no more: the next entry follows.
 */
final class SweptLedger {
  static final List<String> STREAMS = List.of("even", "odd");
  private static final Duration ROUND = Duration.ofMillis(20);
  private static final int BATCHES = 24;
  private static final int BATCH = 8;
  private static final String PADDING = "x".repeat(12_000);

  private SweptLedger() {}

  /** The ledger in that folder; its last-signed store lies beside it. */
  static Ledger open(Path folder) throws LedgerException {
    LedgerConfig config =
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "node-1")
            .withJournal(1 << 20, 4)
            .withRhythm(ROUND, ROUND);
    return Ledger.open(
        config,
        InstantSource.system(),
        (stream, origin, vkey) ->
            EntryBuilder.entry(
                    EventType.STREAM_OPENED, new UUID(0x7000, 1L << 63), Instant.EPOCH, "_system")
                .text(Field.ORIGIN, origin)
                .build());
  }

  /** Runs in the folder that is the one argument. */
  public static void main(String[] arguments) throws Exception {
    try (Ledger ledger = open(Path.of(arguments[0]))) {
      for (int batch = 0; batch < BATCHES; batch++) {
        if (!append(ledger, batch)) {
          Thread.sleep(2 * ROUND.toMillis()); // the ledger tries again by itself
        }
      }
    }
    System.out.println("CLOSED");
  }

  /** Hands in a batch and prints its receipts; false if one was not acknowledged. */
  private static boolean append(Ledger ledger, int batch) throws InterruptedException {
    List<CompletableFuture<Receipt>> outcomes = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      byte[] entry =
          (batch + " " + i + ' ' + ProcessHandle.current().pid() + PADDING).getBytes(UTF_8);
      outcomes.add(ledger.appendAsync(STREAMS.get(i % STREAMS.size()), entry, null));
    }
    boolean good = true;
    for (CompletableFuture<Receipt> each : outcomes) {
      try {
        System.out.println("ACK " + each.get().headerValue());
      } catch (ExecutionException e) {
        System.out.println("NOT " + e.getCause());
        good = false;
      }
    }
    return good;
  }
}
