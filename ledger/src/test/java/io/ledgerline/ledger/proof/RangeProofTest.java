package io.ledgerline.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeProofTest {
  private static final int SMALL = 30;

  @Test
  void everyRangeOfASmallTreeIsProvenCompleteWithFewHashes() throws Exception {
    SmallTree tree = new SmallTree(SMALL);
    Proofs proofs = tree.proofs();
    for (int n = 0; n <= SMALL; n++) {
      for (int to = 0; to <= n; to++) {
        for (int from = 0; from <= to; from++) {
          RangeProof proof = proofs.range(from, to, n);
          assertThat(proof.holds(tree.leaves.subList(from, to), tree.root(0, n)))
              .as("[%d, %d) of %d", from, to, n)
              .isTrue();
          assertThat(proof.left().size() + proof.right().size()).isLessThanOrEqualTo(10);
        }
      }
    }
  }

  @Test
  void leavingOutAddingAlteringOrSwappingALeafIsSeen() throws Exception {
    SmallTree tree = new SmallTree(23);
    Hash root = tree.root(0, 23);
    for (int to = 1; to <= 23; to++) {
      for (int from = 0; from < to; from++) {
        RangeProof proof = tree.proofs().range(from, to, 23);
        List<Hash> leaves = tree.leaves.subList(from, to);
        for (List<Hash> bad : ProofsTest.tampered(leaves)) {
          assertThat(proof.holds(bad, root)).as("[%d, %d)", from, to).isFalse();
        }
      }
    }
  }

  @Test
  void aTamperedProofOrMovedBoundsAreSeen() throws Exception {
    SmallTree tree = new SmallTree(23);
    Hash root = tree.root(0, 23);
    for (int to = 1; to <= 23; to++) {
      for (int from = 0; from < to; from++) {
        RangeProof good = tree.proofs().range(from, to, 23);
        List<Hash> leaves = tree.leaves.subList(from, to);
        for (List<Hash> bad : ProofsTest.tampered(good.left())) {
          var proof = new RangeProof(from, to, 23, bad, good.right());
          assertThat(proof.holds(leaves, root)).isFalse();
        }
        for (List<Hash> bad : ProofsTest.tampered(good.right())) {
          var proof = new RangeProof(from, to, 23, good.left(), bad);
          assertThat(proof.holds(leaves, root)).isFalse();
        }
        var moved = new RangeProof(from + 1, to + 1, 23, good.left(), good.right());
        assertThat(moved.holds(leaves, root)).isFalse();
        var smaller = new RangeProof(from, to, 22, good.left(), good.right());
        assertThat(smaller.holds(leaves, tree.root(0, 22))).isEqualTo(false);
      }
    }
  }

  @Test
  void aRangeInTheMiddleCanNotBeShortenedAtEitherEnd() throws Exception {
    SmallTree tree = new SmallTree(SMALL);
    Hash root = tree.root(0, SMALL);
    RangeProof whole = tree.proofs().range(5, 19, SMALL);
    RangeProof fewer = tree.proofs().range(6, 19, SMALL);
    assertThat(fewer.holds(tree.leaves.subList(6, 19), root)).isTrue();
    assertThat(whole.holds(tree.leaves.subList(6, 19), root)).isFalse();
    var mixed = new RangeProof(5, 19, SMALL, fewer.left(), whole.right());
    assertThat(mixed.holds(tree.leaves.subList(5, 19), root)).isFalse();
  }

  @Test
  void leavesAreTakenOneByOneAndNeverMoreThanTheRangeHas() throws Exception {
    SmallTree tree = new SmallTree(9);
    RangeCheck check = tree.proofs().range(3, 5, 9).check();
    assertThat(check.add(tree.leaves.get(3))).isTrue();
    assertThat(check.next()).isEqualTo(4);
    assertThat(check.add(tree.leaves.get(4))).isTrue();
    assertThat(check.add(tree.leaves.get(5))).isFalse();
    assertThat(check.matches(tree.root(0, 9))).isTrue();
    assertThat(check.matches(tree.root(0, 9))).as("it can be asked once").isFalse();
  }

  @Test
  void aRangeProofWithTheWrongNumberOfHashesStartsNoCheck() {
    var none = new RangeProof(3, 5, 9, List.of(), new ArrayList<>(Collections.emptyList()));
    assertThatThrownBy(none::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[3, 5) of 9");
  }
}
