package io.ledgerline.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.ledger.tree.ProofCheck;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofsTest {
  private static final int SMALL = 34;

  @Test
  void everyInclusionProofOfASmallTreeHoldsForItsLeafAndNoOther() throws Exception {
    SmallTree tree = new SmallTree(SMALL);
    Proofs proofs = tree.proofs();
    for (int n = 1; n <= SMALL; n++) {
      Hash root = tree.root(0, n);
      for (int i = 0; i < n; i++) {
        List<Hash> proof = proofs.inclusion(i, n);
        assertThat(ProofCheck.inclusion(i, n, tree.leaves.get(i), proof, root)).isTrue();
        for (int other = 0; other < n; other++) {
          if (other != i) {
            assertThat(ProofCheck.inclusion(other, n, tree.leaves.get(i), proof, root)).isFalse();
          }
        }
        for (List<Hash> bad : tampered(proof)) {
          assertThat(ProofCheck.inclusion(i, n, tree.leaves.get(i), bad, root)).isFalse();
        }
      }
    }
  }

  @Test
  void everyConsistencyProofOfASmallTreeHoldsAndNoTamperedOneDoes() throws Exception {
    SmallTree tree = new SmallTree(SMALL);
    Proofs proofs = tree.proofs();
    for (int n = 1; n <= SMALL; n++) {
      for (int m = 1; m <= n; m++) {
        List<Hash> proof = proofs.consistency(m, n);
        Hash older = tree.root(0, m);
        Hash newer = tree.root(0, n);
        assertThat(ProofCheck.consistency(m, n, proof, older, newer)).isTrue();
        for (List<Hash> bad : tampered(proof)) {
          assertThat(ProofCheck.consistency(m, n, bad, older, newer)).isFalse();
        }
        Hash forged = SmallTree.altered(older);
        assertThat(ProofCheck.consistency(m, n, proof, forged, newer)).isFalse();
      }
    }
  }

  @Test
  void everySubtreeProofOfASmallTreeHoldsAndNoTamperedOneDoes() throws Exception {
    SmallTree tree = new SmallTree(SMALL);
    Proofs proofs = tree.proofs();
    int checked = 0;
    for (int n = 1; n <= SMALL; n++) {
      for (int end = 1; end <= n; end++) {
        for (int start = 0; start < end; start++) {
          int width = end - start;
          int power = width == 1 ? 1 : Integer.highestOneBit(width - 1) << 1;
          if (start % power != 0) {
            continue;
          }
          List<Hash> proof = proofs.subtree(start, end, n);
          Hash part = tree.root(start, end);
          Hash root = tree.root(0, n);
          assertThat(ProofCheck.subtree(start, end, n, proof, part, root)).isTrue();
          for (List<Hash> bad : tampered(proof)) {
            assertThat(ProofCheck.subtree(start, end, n, bad, part, root)).isFalse();
          }
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(1000);
  }

  @Test
  void aRangeThatIsNoSubtreeIsNotProvenAsOne() {
    Proofs proofs = new SmallTree(8).proofs();
    assertThatThrownBy(() -> proofs.subtree(1, 3, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiple of 2");
  }

  @Test
  void proofsOutOfABigTreeAreThoseThatOtherImplementationsMake() throws Exception {
    Proofs proofs = bigTree(70_000);
    assertThat(proofs.root(1000).hex())
        .isEqualTo("c89faf3395d034a77c12c76d636db96358d6d2839c3c68f6329a07231e82fce2");
    assertThat(proofs.root(70_000).hex())
        .isEqualTo("0759167a0f98e35e802d46ff7c7d29d2c3f03a63a256deb6abbff357a91b63b1");
    List<Hash> inclusion = proofs.inclusion(12_345, 70_000);
    assertThat(inclusion).hasSize(17);
    assertThat(sha256(inclusion))
        .isEqualTo("241b9b83417e10cb860f7705b4773abd6ebacab1842b8163bc33a601e14732d2");
    List<Hash> consistency = proofs.consistency(1000, 70_000);
    assertThat(consistency).hasSize(15);
    assertThat(sha256(consistency))
        .isEqualTo("aa8f5d68a286e8cd44758df8e9f4469e77db4ff152fd794c50ce7c9c50bffcbe");
  }

  /** Every level of the tree in memory: fast where the definition is slow. */
  private static Proofs bigTree(int size) {
    List<List<Hash>> levels = new ArrayList<>();
    levels.add(new SmallTree(size).leaves);
    MerkleHasher hasher = new MerkleHasher();
    while (levels.getLast().size() > 1) {
      List<Hash> below = levels.getLast();
      List<Hash> level = new ArrayList<>();
      for (int i = 0; i + 1 < below.size(); i += 2) {
        level.add(hasher.node(below.get(i), below.get(i + 1)));
      }
      levels.add(level);
    }
    return new Proofs((start, height) -> levels.get(height).get((int) (start >>> height)), size);
  }

  private static String sha256(List<Hash> hashes) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Hash hash : hashes) {
      all.write(hash.toBytes());
    }
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
  }

  /** Each way of changing a list of hashes: alter one, leave one out, add one, swap two. */
  static List<List<Hash>> tampered(List<Hash> proof) {
    List<List<Hash>> all = new ArrayList<>();
    for (int i = 0; i < proof.size(); i++) {
      List<Hash> altered = new ArrayList<>(proof);
      altered.set(i, SmallTree.altered(proof.get(i)));
      all.add(altered);
      List<Hash> shorter = new ArrayList<>(proof);
      shorter.remove(i);
      all.add(shorter);
      List<Hash> longer = new ArrayList<>(proof);
      longer.add(i, proof.get(i));
      all.add(longer);
      if (i > 0) {
        List<Hash> swapped = new ArrayList<>(proof);
        Collections.swap(swapped, i - 1, i);
        all.add(swapped);
      }
    }
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(MerkleHasher.emptyRoot());
    all.add(longer);
    return all;
  }
}
