package io.ledgerline.server.assembly;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.messages.price.PriceTable;
import java.util.concurrent.CompletableFuture;

/**
 * What a start needs besides its stores, worked out while they open: a start waits for the database
 * most of the time, and one core would have nothing to do.
 */
final class Ahead {
  private Ahead() {}

  /** Begins with all of it; the result is {@link Build#digest}. */
  static CompletableFuture<String> buildDigest() {
    var digest = new CompletableFuture<String>();
    Thread.ofPlatform()
        .daemon()
        .name("start-ahead")
        .start(
            () -> {
              digest.completeAsync(Build::digest, Runnable::run);
              readVocabularies();
            });
    return digest;
  }

  /** Each is read once per process, by whoever asks first; whoever asks meanwhile waits. */
  private static void readVocabularies() {
    Detectors.standard();
    InjectionDetector.standard();
    PriceTable.builtIn();
  }
}
