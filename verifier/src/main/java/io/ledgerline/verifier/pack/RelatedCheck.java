package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.verifier.Finding;
import org.jspecify.annotations.Nullable;

/** Whether each entry beside the range is followed by a proof that it is in the log. */
final class RelatedCheck {
  private final String stream;
  private final PackFindings findings;
  private byte @Nullable [] waiting;
  private long index = -1;

  RelatedCheck(String stream, PackFindings findings) {
    this.stream = stream;
    this.findings = findings;
  }

  /** Takes an entry; its proof comes next. */
  void entry(long at, byte[] bytes) {
    noneIsWaiting();
    waiting = bytes;
    index = at;
  }

  /** Takes the proof of an entry, and returns the entry; null if it does not prove it. */
  byte @Nullable [] proof(long at, byte[] bytes, Checkpoint known) {
    byte[] entry = index == at ? waiting : null;
    if (entry == null) {
      noneIsWaiting();
    }
    waiting = null;
    TlogProof proof = TlogProof.parse(bytes);
    Checkpoint proven = proof.checkpoint();
    if (entry == null
        || proof.index() != at
        || !proven.equals(known)
        || !proof.includes(MerkleHasher.leafHash(entry))) {
      String part = PackParts.ofLog(stream, "related", at, ".entry");
      String what = "the entry is not proven to be in the log";
      findings.add(Finding.Kind.EDITED, stream, part, -1, at, what);
      return null;
    }
    return entry;
  }

  /** Every entry must have had its proof by now. */
  void noneIsWaiting() {
    if (waiting != null) {
      String part = PackParts.ofLog(stream, "related", index, ".entry");
      findings.add(Finding.Kind.MISSING, stream, part, -1, index, "its proof is not there");
      waiting = null;
    }
  }
}
