package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.verifier.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Whether the parts {@code leaves} and {@code entries} are the whole range without a gap: each part
 * of entries stands behind the part that states their hashes, and ends where the next one begins.
 */
final class EntriesCheck {
  private final String stream;
  private final PackFindings findings;
  private final ShownEntries shown;
  private @Nullable PackRange range;
  private @Nullable LeavesCheck leaves;
  private byte[] stated = new byte[0];
  private long statedFrom = -1;
  private long next;

  EntriesCheck(String stream, PackFindings findings, ShownEntries shown) {
    this.stream = stream;
    this.findings = findings;
    this.shown = shown;
  }

  void range(PackRange read) {
    range = read;
    leaves = new LeavesCheck(stream, read);
    next = read.proof().from();
  }

  /** Takes the hashes of the entries from that index on. */
  void leaves(long first, byte[] bytes) {
    leavesAreUsed();
    stated = bytes;
    statedFrom = first;
  }

  /** Takes the entries from that index on. */
  void entries(String name, long first, byte[] bytes, Checkpoint log) {
    PackRange known = range;
    LeavesCheck check = leaves;
    if (known == null || check == null) {
      return;
    }
    if (first != next || first >= known.proof().to()) {
      wrong(Finding.Kind.MISSING, name, next, "entry " + first + " stands where another must");
      return;
    }
    long end = PackParts.endOfChunk(first, known.proof().to());
    String part = PackParts.ofLog(stream, name);
    LeavesCheck.Chunk chunk = check.new Chunk(first, statedHashes(name, first, end), part);
    EntryBundle bundle = new EntryBundle(bytes);
    shown.begin();
    boolean isWhole = true;
    for (long index = first; index < end; index++) {
      if (!bundle.next()) {
        isWhole = false;
        String what = "the part ends before entry " + index;
        findings.add(Finding.Kind.TRUNCATED, stream, part, bundle.to(), index, what);
        chunk.add(index, -1, null);
        continue;
      }
      boolean hidden = bundle.from() == bundle.to();
      byte[] entry = hidden ? null : bundle.entry();
      chunk.add(index, bundle.from(), entry);
      if (entry == null) {
        shown.hidden(part, index);
      } else {
        shown.inRange(part, bundle.from(), index, entry, log);
      }
    }
    if (isWhole && (bundle.next() || bundle.isCut())) {
      String what = "bytes behind the last entry of the range";
      findings.add(Finding.Kind.MALFORMED, stream, part, bundle.to(), end, what);
    }
    chunk.end();
    next = end;
  }

  /** The hashes that the part before states for these entries; nothing if there is no such part. */
  private byte[] statedHashes(String name, long first, long end) {
    byte[] said = statedFrom == first ? stated : new byte[0];
    statedFrom = statedFrom == first ? -1 : statedFrom;
    if (said.length != (end - first) * Hash.BYTES) {
      String what = said.length + " bytes (expected: 32 for each of " + (end - first) + " entries)";
      wrong(Finding.Kind.TRUNCATED, name.replace("entries/", "leaves/"), first, what);
    }
    return said;
  }

  /** Hashes of entries that are not there prove nothing, and nobody may take them for proof. */
  void leavesAreUsed() {
    if (statedFrom >= 0) {
      String name = "leaves/" + AnchorArchive.name(statedFrom);
      wrong(Finding.Kind.MALFORMED, name, statedFrom, "it belongs to no entries of the range");
    }
  }

  /** Whether the entries are those under that root, all of them. */
  boolean end(Hash root) {
    PackRange known = range;
    LeavesCheck check = leaves;
    if (known == null || check == null) {
      return false;
    }
    long to = known.proof().to();
    if (next < to) {
      String what = "entries from here to " + (to - 1) + " are not in the pack";
      wrong(Finding.Kind.MISSING, "entries", next, what);
    }
    return check.end(root, findings, PackParts.ofLog(stream, "range"));
  }

  private void wrong(Finding.Kind kind, String name, long index, String sentence) {
    findings.add(kind, stream, PackParts.ofLog(stream, name), -1, index, sentence);
  }
}
