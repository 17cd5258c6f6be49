package io.ledgerline.ledger.proof;

import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A tree whose leaf i is i as 8 bytes, computed as RFC 6962 §2.1 defines it and no other way. */
final class SmallTree {
  final List<Hash> leaves = new ArrayList<>();
  private final MerkleHasher hasher = new MerkleHasher();

  SmallTree(int size) {
    for (long i = 0; i < size; i++) {
      leaves.add(MerkleHasher.leafHash(ByteBuffer.allocate(8).putLong(i).array()));
    }
  }

  Hash root(int from, int to) {
    if (from == to) {
      return MerkleHasher.emptyRoot();
    }
    if (to - from == 1) {
      return leaves.get(from);
    }
    int split = from + Integer.highestOneBit(to - from - 1);
    return hasher.node(root(from, split), root(split, to));
  }

  Proofs proofs() {
    return new Proofs(
        (start, height) -> root((int) start, (int) start + (1 << height)), leaves.size());
  }

  static Hash altered(Hash hash) {
    byte[] bytes = hash.toBytes();
    bytes[7] ^= 1;
    return Hash.of(bytes);
  }
}
