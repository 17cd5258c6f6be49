package io.ledgerline.ledger.trust;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trust policy (C2SP tlog-policy), with two kinds of lines that C2SP has not: {@code signer} and
 * {@code timestamp}. One file serves a log that asks witnesses, a witness that watches logs, and
 * who verifies; each uses the lines that it needs. {@code docs/auditors.md} has the format.
 *
 * <p>C2SP refuses the same key in two {@code log} lines; here only the same key under the same
 * origin is refused, since an installation signs all its streams with one key.
 *
 * @param logs keys of logs, each for the origin that it is named after
 * @param signers keys that sign for every origin below a prefix
 * @param witnesses the witnesses, in the file's order
 * @param quorum which of them are enough; null if the file has no such line
 * @param authorities the time-stamping authorities
 */
public record TrustFile(
    List<VerifierKey> logs,
    List<Signer> signers,
    List<Witness> witnesses,
    @Nullable Quorum quorum,
    List<Authority> authorities) {

  /**
   * A key of an installation, which opens an origin per tenant and signs all with one key.
   *
   * @param prefix the origins it signs for are this one and those below it
   * @param generation which of the installation's keys it is, from 1
   * @param algorithm Ed25519 or ML-DSA-44
   * @param raw the raw public key
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Signer(String prefix, int generation, Algorithm algorithm, byte[] raw) {
    /** Whether it signs for that origin. */
    public boolean covers(String origin) {
      return origin.equals(prefix)
          || origin.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }
  }

  /**
   * A witness.
   *
   * @param name what the file calls it; it means nothing outside
   * @param key checks its lines; of an algorithm whose lines carry a time
   * @param url its submission prefix, null where the file is for verifying only
   */
  public record Witness(String name, VerifierKey key, @Nullable String url) {}

  /**
   * A time-stamping authority.
   *
   * @param name what the file calls it
   * @param pem the file with its certificates, as it stands in the line
   * @param policy the policy (dotted OID) that its stamps must name; null for any
   */
  public record Authority(String name, String pem, @Nullable String policy) {}

  public TrustFile {
    logs = List.copyOf(logs);
    signers = List.copyOf(signers);
    witnesses = List.copyOf(witnesses);
    authorities = List.copyOf(authorities);
  }

  /**
   * Reads a file.
   *
   * @throws TrustFileException naming the first line that is wrong, and what is expected there
   */
  public static TrustFile parse(String text) {
    return new TrustFileParser().parse(text);
  }

  /** The keys for an origin, of every generation; none if the file does not name it. */
  public KeyRing keysOf(String origin) {
    List<VerifierKey> keys = new ArrayList<>();
    for (VerifierKey log : logs) {
      if (log.name().equals(origin)) {
        keys.add(log);
      }
    }
    for (Signer signer : signers) {
      if (signer.covers(origin)) {
        keys.add(VerifierKey.of(origin, signer.algorithm(), signer.raw()));
      }
    }
    return new KeyRing(keys);
  }

  /**
   * The generation of keys that a note is signed by: of each algorithm the newest with a line,
   * checked or not, and of those the oldest; 0 if there is none. A line by a key of a {@code log}
   * line, which has no generation, is taken for one of the newest.
   */
  public int generation(SignedNote note, String origin) {
    Map<Algorithm, Integer> newest = new EnumMap<>(Algorithm.class);
    for (VerifierKey log : logs) {
      if (log.name().equals(origin) && note.signatures().stream().anyMatch(log::isNamedIn)) {
        newest.put(log.algorithm(), newestGeneration(origin));
      }
    }
    for (Signer signer : signers) {
      if (signer.covers(origin)) {
        VerifierKey key = VerifierKey.of(origin, signer.algorithm(), signer.raw());
        boolean signs = note.signatures().stream().anyMatch(key::isNamedIn);
        newest.merge(signer.algorithm(), signs ? signer.generation() : 0, Math::max);
      }
    }
    return newest.values().stream().min(Comparator.naturalOrder()).orElse(0);
  }

  /** The newest generation of keys that it names for an origin; 0 if none. */
  public int newestGeneration(String origin) {
    return signers.stream()
        .filter(signer -> signer.covers(origin))
        .mapToInt(Signer::generation)
        .max()
        .orElse(0);
  }

  /** Whether it names any log. */
  public boolean namesLogs() {
    return !logs.isEmpty() || !signers.isEmpty();
  }
}
