package io.ledgerline.ledger;

import io.ledgerline.ledger.key.KeyProtection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a ledger needs to know. Relative paths are taken as they are.
 *
 * @param dataDir the folder {@code <data>/ledger}: journal and streams
 * @param stateDir where the last-signed sizes and roots are kept; must not lie under {@code
 *     dataDir} and must never be restored from a backup
 * @param keyDir where the signing keys are kept, mode 0600
 * @param originBase first part of every origin: a schema-less URL, such as {@code ledger.example}
 * @param node this node's name, last part of every origin: {@code [a-z0-9][a-z0-9-]{0,62}}
 * @param journalFileBytes size of one pre-allocated journal file, 1 MiB to 1 GiB
 * @param maxJournalFiles how many journal files may exist at once; bounds disk space and the memory
 *     for entries that are not in bundles yet; at least 3
 * @param queueCapacity how many appends may wait for the writer
 * @param appendDeadline how long an append waits for a place in that queue before it is refused
 * @param checkpointEvery the shortest time between two rounds of signing
 * @param probeEvery how often a ledger that can't write tries whether it can again
 * @param keyProtections what encrypts the signing keys at rest, then what may have done so before:
 *     keys found so are encrypted anew
 */
public record LedgerConfig(
    Path dataDir,
    Path stateDir,
    Path keyDir,
    String originBase,
    String node,
    int journalFileBytes,
    int maxJournalFiles,
    int queueCapacity,
    Duration appendDeadline,
    Duration checkpointEvery,
    Duration probeEvery,
    List<KeyProtection> keyProtections) {
  private static final int MIB = 1 << 20;

  public LedgerConfig {
    keyProtections = List.copyOf(keyProtections);
    if (stateDir.toAbsolutePath().normalize().startsWith(dataDir.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException(
          "stateDir: " + stateDir + " (expected: a folder outside " + dataDir + ")");
    }
    if (!originBase.matches("[a-z0-9][a-z0-9.:/-]{0,127}") || originBase.endsWith("/")) {
      throw new IllegalArgumentException(
          "originBase: " + originBase + " (expected: a schema-less URL such as ledger.example)");
    }
    if (!StreamName.isValid(node) || node.equals(StreamName.SYSTEM)) {
      throw new IllegalArgumentException("node: " + node + " (expected: [a-z0-9][a-z0-9-]{0,62})");
    }
    require("keyProtections", keyProtections.size(), 1, 8);
    require("journalFileBytes", journalFileBytes, MIB, 1024 * MIB);
    require("maxJournalFiles", maxJournalFiles, 3, 1024);
    require("queueCapacity", queueCapacity, 1, 1 << 20);
  }

  /** The defaults for everything but places and names. */
  public static LedgerConfig of(Path dataDir, Path stateDir, String originBase, String node) {
    return new LedgerConfig(
        dataDir,
        stateDir,
        dataDir.resolve("keys"),
        originBase,
        node,
        32 * MIB,
        6,
        8192,
        Duration.ofSeconds(5),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        List.of(KeyProtection.none()));
  }

  /** The same with the signing keys encrypted at rest. */
  public LedgerConfig withKeyProtection(KeyProtection newKeyProtection) {
    return withKeyProtections(List.of(newKeyProtection));
  }

  /** The same with the signing keys encrypted by the first, and found encrypted by any of those. */
  public LedgerConfig withKeyProtections(List<KeyProtection> newKeyProtections) {
    return changed(parts -> parts.keyProtections = newKeyProtections);
  }

  /** The same with the signing keys kept elsewhere. */
  public LedgerConfig withKeyDir(Path newKeyDir) {
    return changed(parts -> parts.keyDir = newKeyDir);
  }

  /** The same with journal files of another size and number. */
  public LedgerConfig withJournal(int newJournalFileBytes, int newMaxJournalFiles) {
    return changed(
        parts -> {
          parts.journalFileBytes = newJournalFileBytes;
          parts.maxJournalFiles = newMaxJournalFiles;
        });
  }

  /** The same with other rhythms for checkpoints and for probing a disk that failed. */
  public LedgerConfig withRhythm(Duration newCheckpointEvery, Duration newProbeEvery) {
    return changed(
        parts -> {
          parts.checkpointEvery = newCheckpointEvery;
          parts.probeEvery = newProbeEvery;
        });
  }

  private LedgerConfig changed(Consumer<Parts> change) {
    var parts = new Parts(this);
    change.accept(parts);
    return parts.config();
  }

  /** The same parts, one of which is about to change. */
  private static final class Parts {
    private final Path dataDir;
    private final Path stateDir;
    private Path keyDir;
    private final String originBase;
    private final String node;
    private int journalFileBytes;
    private int maxJournalFiles;
    private final int queueCapacity;
    private final Duration appendDeadline;
    private Duration checkpointEvery;
    private Duration probeEvery;
    private List<KeyProtection> keyProtections;

    Parts(LedgerConfig config) {
      dataDir = config.dataDir;
      stateDir = config.stateDir;
      keyDir = config.keyDir;
      originBase = config.originBase;
      node = config.node;
      journalFileBytes = config.journalFileBytes;
      maxJournalFiles = config.maxJournalFiles;
      queueCapacity = config.queueCapacity;
      appendDeadline = config.appendDeadline;
      checkpointEvery = config.checkpointEvery;
      probeEvery = config.probeEvery;
      keyProtections = config.keyProtections;
    }

    LedgerConfig config() {
      return new LedgerConfig(
          dataDir,
          stateDir,
          keyDir,
          originBase,
          node,
          journalFileBytes,
          maxJournalFiles,
          queueCapacity,
          appendDeadline,
          checkpointEvery,
          probeEvery,
          keyProtections);
    }
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + " to " + most + ")");
    }
  }
}
