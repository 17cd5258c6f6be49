package io.ledgerline.verifier.trust;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.trust.Quorum;
import io.ledgerline.ledger.trust.TimeStampRoots;
import io.ledgerline.ledger.trust.TrustFile;
import io.ledgerline.ledger.trust.TrustFileException;
import io.ledgerline.verifier.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom a checker trusts, from outside of what is checked. Immutable and thread-safe.
 *
 * <p>A file is a {@link TrustFile} with exactly one {@code quorum} line ({@code quorum none} where
 * only time stamps are to count); PEM files are found from the file's folder.
 */
public final class Trust {
  private static final int MOST_BYTES = 16 << 20;

  /** A stamp as it was kept: the DER {@code TimeStampResp}, and PEM links of its chain or none. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record StampBytes(byte[] response, byte[] chain) {}

  private final TrustFile file;
  private final Quorum quorum;
  private final List<StampAuthority> authorities;
  private final @Nullable Path source;

  private Trust(
      TrustFile file, Quorum quorum, List<StampAuthority> authorities, @Nullable Path source) {
    this.source = source;
    this.file = file;
    this.quorum = quorum;
    this.authorities = List.copyOf(authorities);
  }

  /** Nobody is trusted. */
  public static Trust nobody() {
    return new Trust(TrustFile.parse(""), new Quorum.None(), List.of(), null);
  }

  /**
   * Reads a trust file and the PEM files that it names.
   *
   * @throws TrustFileException naming the line that is wrong
   * @throws UnreadableException if a file can't be read
   */
  public static Trust read(Path path) {
    TrustFile file = TrustFile.parse(new String(bytes(path), StandardCharsets.UTF_8));
    Map<String, TimeStampRoots> roots = new LinkedHashMap<>();
    for (TrustFile.Authority each : file.authorities()) {
      try {
        roots.put(each.name(), TimeStampRoots.of(bytes(path.resolveSibling(each.pem()))));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "timestamp " + each.name() + ": " + each.pem() + ": " + e.getMessage(), e);
      }
    }
    Trust read = of(file, roots);
    return new Trust(file, read.quorum, read.authorities, path);
  }

  /**
   * The trust that a file says.
   *
   * @param roots the certificates of each authority that the file names
   * @throws IllegalArgumentException if there is no quorum line, or no certificate for an authority
   */
  public static Trust of(TrustFile file, Map<String, TimeStampRoots> roots) {
    Quorum quorum = file.quorum();
    if (quorum == null) {
      throw new IllegalArgumentException(
          "trust file: no quorum line (expected: 'quorum <name>', or 'quorum none' where only time"
              + " stamps are to count)");
    }
    List<StampAuthority> authorities = new ArrayList<>();
    for (TrustFile.Authority each : file.authorities()) {
      TimeStampRoots known = roots.get(each.name());
      if (known == null) {
        throw new IllegalArgumentException(
            "timestamp " + each.name() + " (expected: its certificates)");
      }
      authorities.add(new StampAuthority(each.name(), known, each.policy()));
    }
    return new Trust(file, quorum, authorities, null);
  }

  private static byte[] bytes(Path path) {
    try (var in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException(path + ": longer than 16 MiB");
      }
      return bytes;
    } catch (IOException e) {
      throw new UnreadableException(path, e);
    }
  }

  /**
   * Refuses a trust file that lies in what it shall be used to check: who could change the one
   * could change the other.
   *
   * @throws IllegalArgumentException if it does
   */
  public void requireOutside(Path folder) {
    Path file = source;
    try {
      if (file != null && file.toRealPath().startsWith(folder.toRealPath())) {
        throw new IllegalArgumentException(
            file + " lies in the folder that is checked (expected: a trust file from elsewhere)");
      }
    } catch (IOException e) {
      throw new UnreadableException(file == null ? folder : file, e);
    }
  }

  /** Whether it names any log: then a log that it does not name is not trusted. */
  public boolean namesLogs() {
    return file.namesLogs();
  }

  /** The keys of logs that are named one by one. */
  public List<VerifierKey> logs() {
    return file.logs();
  }

  /** The keys that sign for an origin; none if it is not named. */
  public KeyRing keysOf(String origin) {
    return file.keysOf(origin);
  }

  /**
   * What a reader must know of a checkpoint that is signed by older keys only than the newest that
   * are trusted for its origin; null for any other.
   */
  public @Nullable String olderKeys(SignedNote note) {
    String origin = Checkpoint.parse(note.text()).origin();
    int newest = file.newestGeneration(origin);
    int signed = file.generation(note, origin);
    return signed == 0 || signed >= newest
        ? null
        : "its checkpoint is signed by keys of generation %d, and the trust file knows generation %d: whoever still holds the older could have signed it since, and only an anchor shows when it was"
            .formatted(signed, newest);
  }

  /** Checks the witness lines of a note, and whether they are enough. */
  public WitnessLines witnesses(SignedNote note) {
    return WitnessCheck.check(file.witnesses(), quorum, note);
  }

  /** Checks a stamp over a checkpoint's text. */
  public StampResult stamp(String noteText, StampBytes stamp) {
    return StampCheck.check(
        authorities, noteText.getBytes(StandardCharsets.UTF_8), stamp.response(), stamp.chain());
  }

  /** When a note's witness lines say that enough had signed, unchecked; null if they never do. */
  public @Nullable Instant claimed(SignedNote note) {
    return WitnessCheck.claimed(file.witnesses(), quorum, note);
  }

  /** The earliest time that stamps say, unchecked; null if nobody is trusted to stamp. */
  public @Nullable Instant claimed(List<byte[]> responses) {
    return authorities.isEmpty()
        ? null
        : responses.stream()
            .map(StampCheck::unchecked)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
  }

  /**
   * Checks all that there is about one checkpoint.
   *
   * @param keys the log's keys: {@link #keysOf}, or what else is trusted for that origin
   * @throws IllegalArgumentException if the note is no checkpoint
   */
  public Attested attested(SignedNote note, KeyRing keys, List<StampBytes> stamps) {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    List<StampResult> results = new ArrayList<>();
    stamps.forEach(each -> results.add(stamp(note.text(), each)));
    return new Attested(
        checkpoint, keys.named(checkpoint.origin()).faults(note), witnesses(note), results);
  }
}
