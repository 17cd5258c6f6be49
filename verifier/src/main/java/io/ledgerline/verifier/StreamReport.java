package io.ledgerline.verifier;

import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.verifier.trust.Grade;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one stream.
 *
 * @param stream its name
 * @param origin its origin, null if nothing in the folder says it
 * @param size how many entries were read, in bundles and in the journal
 * @param root the root over all of them, recomputed; null if they could not all be read
 * @param signedUpTo the size under the published checkpoint, 0 if there is none
 * @param unsignedTail how many entries stand behind that
 * @param prunedBelow entries below this index were let go on schedule, as an entry of the stream
 *     says; their hashes are there and were used; 0 if none were
 * @param anchored the newest anchor outside that holds; null if none does
 * @param anchors how many anchors the archive has of it
 * @param anchorsChecked of how many of them every signature was checked; the others were compared
 * @param keyFrom where the key came from that the signature was checked with
 * @param findings what is wrong, first byte first; at most {@value #MAX_FINDINGS}
 */
public record StreamReport(
    String stream,
    @Nullable String origin,
    long size,
    @Nullable Hash root,
    long signedUpTo,
    long unsignedTail,
    long prunedBelow,
    @Nullable OutsideAnchor anchored,
    int anchors,
    int anchorsChecked,
    KeySource keyFrom,
    List<Finding> findings) {
  /** Most findings that are kept of one stream. */
  public static final int MAX_FINDINGS = 100;

  /** Where the key came from. */
  public enum KeySource {
    /** Given by who asked: it says who signed. */
    GIVEN,
    /** From the folder that was checked: it says only that the folder agrees with itself. */
    FOLDER,
    /** There was nothing to check. */
    NONE
  }

  public StreamReport {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong with it. */
  public boolean isConsistent() {
    return findings.isEmpty();
  }

  /** The most that may be said of it. */
  public Grade grade() {
    return Grade.of(isConsistent(), anchored);
  }

  /** How many of its entries no anchor outside covers. */
  public long unanchored() {
    return anchored == null ? size : Math.max(0, size - anchored.size());
  }
}
