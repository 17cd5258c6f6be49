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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  private Trust(TrustFile file, Quorum quorum, List<StampAuthority> authorities) {
    this.file = file;
    this.quorum = quorum;
    this.authorities = List.copyOf(authorities);
  }

  /** Nobody is trusted. */
  public static Trust nobody() {
    return new Trust(TrustFile.parse(""), new Quorum.None(), List.of());
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
    return of(file, roots);
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
    return new Trust(file, quorum, authorities);
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

  /** Checks the witness lines of a note, and whether they are enough. */
  public WitnessLines witnesses(SignedNote note) {
    return WitnessCheck.check(file.witnesses(), quorum, note);
  }

  /** Checks a stamp over a checkpoint's text. */
  public StampResult stamp(String noteText, StampBytes stamp) {
    return StampCheck.check(
        authorities, noteText.getBytes(StandardCharsets.UTF_8), stamp.response(), stamp.chain());
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
