package io.ledgerline.verifier;

import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification may rely on, from outside the folder.
 *
 * @param lastSigned the folder of the last-signed store, null if it is not at hand
 * @param vkeys verifier keys that are trusted; where there is one for an origin, only that counts
 * @param entriesAreCanonical whether every entry must be a canonical audit entry
 * @param threads how many threads read and hash
 */
public record VerifyOptions(
    @Nullable Path lastSigned, List<String> vkeys, boolean entriesAreCanonical, int threads) {
  public VerifyOptions {
    vkeys = List.copyOf(vkeys);
    vkeys.forEach(VerifierKey::parse);
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: >= 1)");
    }
  }

  /**
   * The verifier keys in a file, one per line; empty lines are passed over.
   *
   * @throws UnreadableException if the file can't be read
   */
  public static List<String> vkeysIn(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UnreadableException(file, e);
    }
  }

  /** Nothing from outside, one thread per processor. */
  public static VerifyOptions defaults() {
    return new VerifyOptions(null, List.of(), true, Runtime.getRuntime().availableProcessors());
  }

  /** The same with a last-signed store. */
  public VerifyOptions withLastSigned(Path folder) {
    return new VerifyOptions(folder, vkeys, entriesAreCanonical, threads);
  }

  /** The same with keys that are trusted. */
  public VerifyOptions withVkeys(List<String> trusted) {
    return new VerifyOptions(lastSigned, trusted, entriesAreCanonical, threads);
  }

  /** The same for a ledger whose entries are any bytes. */
  public VerifyOptions withAnyEntries() {
    return new VerifyOptions(lastSigned, vkeys, false, threads);
  }
}
