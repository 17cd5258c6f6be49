package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;

/** A process that appends as fast as it can and prints each receipt, until it is killed. */
final class LoadingProcess {
  private static final int CALLERS = 16;

  private LoadingProcess() {}

  static LedgerConfig config(Path folder) {
    return LedgerConfig.of(
            folder.resolve("data"), folder.resolve("state"), "ledger.example", "node-1")
        .withJournal(1 << 20, 6);
  }

  static Ledger open(Path folder) throws LedgerException {
    return Ledger.open(
        config(folder), InstantSource.system(), (stream, origin, vkey) -> origin.getBytes(UTF_8));
  }

  public static void main(String[] args) throws Exception {
    try (Ledger ledger = open(Path.of(args[0]));
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < CALLERS; caller++) {
        String stream = "tenant-" + caller % 4;
        callers.submit(() -> append(ledger, stream));
      }
    }
  }

  private static Void append(Ledger ledger, String stream) throws Exception {
    for (int i = 0; ; i++) {
      Receipt receipt = ledger.append(stream, (stream + ' ' + i + "x".repeat(500)).getBytes(UTF_8));
      synchronized (System.out) {
        System.out.println(receipt.headerValue());
        System.out.flush();
      }
    }
  }
}
