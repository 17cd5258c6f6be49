package io.ledgerline.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlogProofTest {
  private final SmallTree tree = new SmallTree(9);

  private TlogProof proof() throws Exception {
    String note =
        new Checkpoint("ledger.example/t", 9, tree.root(0, 9)).text()
            + "\n\u2014 ledger.example/t yyj8fnu6V6qR7HsUsA==\n";
    return new TlogProof(new byte[] {1, 2}, 4, tree.proofs().inclusion(4, 9), note);
  }

  @Test
  void aProofFileIsReadAsItWasWrittenAndHoldsForItsLeafOnly() throws Exception {
    String file = proof().format();
    TlogProof read = TlogProof.parse(file.getBytes(StandardCharsets.UTF_8));
    assertThat(read.format()).isEqualTo(file);
    assertThat(read.extra()).containsExactly(1, 2);
    assertThat(read.checkpoint().size()).isEqualTo(9);
    assertThat(read.includes(tree.leaves.get(4))).isTrue();
    assertThat(read.includes(tree.leaves.get(5))).isFalse();
    var moved = new TlogProof(null, 5, read.path(), read.note());
    assertThat(moved.includes(tree.leaves.get(4))).isFalse();
  }

  @Test
  void aProofInATreeOfOneHasNoHashes() throws Exception {
    SmallTree one = new SmallTree(1);
    String note = new Checkpoint("x.example/t", 1, one.root(0, 1)).text() + "\n\u2014 x AAAAAAA=\n";
    var file = new TlogProof(null, 0, List.of(), note).format();
    assertThat(file).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n\nx.example/t\n1\n");
    var read = TlogProof.parse(file.getBytes(StandardCharsets.UTF_8));
    assertThat(read.includes(one.leaves.getFirst())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c2sp.org/tlog-proof@v1\nindex 4\n",
        "c2sp.org/tlog-proof@v2\nindex 4\n\nnote\n",
        "c2sp.org/tlog-proof@v1\n\nnote\n",
        "c2sp.org/tlog-proof@v1\nindex 04\n\nnote\n",
        "c2sp.org/tlog-proof@v1\nindex -1\n\nnote\n",
        "c2sp.org/tlog-proof@v1\nindex 99999999999999999999\n\nnote\n",
        "c2sp.org/tlog-proof@v1\nindex 4\nAAAA\n\nnote\n",
        "c2sp.org/tlog-proof@v1\nextra AA\nindex 4\n\nnote\n",
        "c2sp.org/tlog-proof@v1\nindex 4\nindex 5\n\nnote\n",
      })
  void aFileThatIsNoProofIsRefused(String text) {
    assertThatThrownBy(() -> TlogProof.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
