package io.ledgerline.anchors.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WitnessPolicyTest {
  private static final String TEXT = "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  private static final List<NoteSigner> SIGNERS = signers();

  private static List<NoteSigner> signers() {
    List<NoteSigner> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      byte[] seed = new byte[32];
      Arrays.fill(seed, (byte) i);
      all.add(
          SigningKey.of(Algorithm.ED25519_COSIGNATURE, seed)
              .signer("w.example/" + i, () -> Instant.ofEpochSecond(5)));
    }
    return all;
  }

  private static String witness(int i) {
    return "witness w" + i + " " + SIGNERS.get(i).verifierKey().vkey() + " https://w" + i + "/x\n";
  }

  private static boolean met(String policy, Integer... by) {
    var signers = Arrays.stream(by).map(SIGNERS::get).toList();
    return WitnessPolicy.parse(policy).isMet(SignedNote.sign(TEXT, signers));
  }

  @Test
  void countsGroupsOfGroups() {
    String policy =
        "# two departments, and anyone outside\ntimestamp passed over.pem\n"
            + witness(0)
            + witness(1)
            + witness(2)
            + witness(3)
            + "group ours all w0 w1\ngroup outside any w2 w3\ngroup both 2 ours outside\nquorum both\n";
    assertThat(met(policy, 0, 1, 2)).isTrue();
    assertThat(met(policy, 0, 1, 3)).isTrue();
    assertThat(met(policy, 0, 2, 3)).isFalse();
    assertThat(met(policy, 0, 1)).isFalse();
    assertThat(WitnessPolicy.parse(policy).witnesses()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quorum none",
        "quorum w9",
        "group g all w0\nquorum g\nquorum g",
        "group g 2 w0\nquorum g",
        "group g 0 w0\nquorum g",
        "group g any w0\ngroup h any w0\nquorum g",
        "group g any g\nquorum g",
        "nonsense",
        "",
        "group none any w0\nquorum none"
      })
  void refusesAPolicyThatSaysNothingClear(String rest) {
    assertThatThrownBy(() -> WitnessPolicy.parse(witness(0) + rest))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
