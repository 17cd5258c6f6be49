package io.ledgerline.verifier;

import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.verifier.trust.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a verification may rely on, from outside the folder.
 *
 * @param lastSigned the folder of the last-signed store, null if it is not at hand
 * @param vkeys verifier keys that are trusted; where there is one for an origin, only that counts
 * @param trust the logs, witnesses and authorities that are trusted
 * @param anchors the anchor archive; null for the one beside the ledger, if there is one
 * @param entriesAreCanonical whether every entry must be a canonical audit entry
 * @param threads how many threads read and hash
 */
public record VerifyOptions(
    @Nullable Path lastSigned,
    List<String> vkeys,
    Trust trust,
    @Nullable Path anchors,
    boolean entriesAreCanonical,
    int threads) {
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
    int threads = Runtime.getRuntime().availableProcessors();
    return new VerifyOptions(null, List.of(), Trust.nobody(), null, true, threads);
  }

  /** The same with a last-signed store. */
  public VerifyOptions withLastSigned(Path folder) {
    return new VerifyOptions(folder, vkeys, trust, anchors, entriesAreCanonical, threads);
  }

  /** The same with keys that are trusted. */
  public VerifyOptions withVkeys(List<String> trusted) {
    return new VerifyOptions(lastSigned, trusted, trust, anchors, entriesAreCanonical, threads);
  }

  /** The same with those who are trusted. */
  public VerifyOptions withTrust(Trust trusted) {
    return new VerifyOptions(lastSigned, vkeys, trusted, anchors, entriesAreCanonical, threads);
  }

  /** The same with an anchor archive that lies elsewhere. */
  public VerifyOptions withAnchors(Path archive) {
    return new VerifyOptions(lastSigned, vkeys, trust, archive, entriesAreCanonical, threads);
  }

  /** The same for a ledger whose entries are any bytes. */
  public VerifyOptions withAnyEntries() {
    return new VerifyOptions(lastSigned, vkeys, trust, anchors, false, threads);
  }

  /** The same with so many threads. */
  public VerifyOptions withThreads(int count) {
    return new VerifyOptions(lastSigned, vkeys, trust, anchors, entriesAreCanonical, count);
  }

  /** The keys that are trusted for an origin; none if it is named nowhere. */
  KeyRing keysOf(String origin) {
    Set<VerifierKey> keys = new LinkedHashSet<>(trust.keysOf(origin).keys());
    vkeys.stream().map(VerifierKey::parse).filter(k -> k.name().equals(origin)).forEach(keys::add);
    return new KeyRing(List.copyOf(keys));
  }

  /** The keys that were named for one origin each: each must have its stream. */
  List<VerifierKey> namedKeys() {
    List<VerifierKey> keys = new ArrayList<>(trust.logs());
    vkeys.stream().map(VerifierKey::parse).forEach(keys::add);
    return keys;
  }
}
