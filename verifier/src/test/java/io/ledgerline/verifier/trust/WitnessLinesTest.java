package io.ledgerline.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.ledger.trust.TrustFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WitnessLinesTest {
  private static final String TEXT =
      new Checkpoint("ledger.example/i/acme/n1", 0, MerkleHasher.emptyRoot()).text();

  private static NoteSigner signer(int seed, Algorithm algorithm, long seconds) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return SigningKey.of(algorithm, bytes)
        .signer("w.example/" + seed, () -> Instant.ofEpochSecond(seconds));
  }

  private static Trust trust(String rest) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 3; i++) {
      for (Algorithm each : List.of(Algorithm.ED25519_COSIGNATURE, Algorithm.ML_DSA_44)) {
        text.append("witness w").append(i).append(each == Algorithm.ML_DSA_44 ? "-pq " : " ");
        text.append(signer(i, each, 0).verifierKey().vkey()).append('\n');
      }
    }
    return Trust.of(TrustFile.parse(text + rest), Map.of());
  }

  private static SignedNote note(NoteSigner... by) {
    return SignedNote.sign(TEXT, List.of(by));
  }

  private static NoteSigner ed(int seed, long seconds) {
    return signer(seed, Algorithm.ED25519_COSIGNATURE, seconds);
  }

  @Test
  void saysWhichWitnessesSignedAndWhenTheyWereEnough() {
    Trust two = trust("group g 2 w1 w2 w3\nquorum g\n");
    WitnessLines seen = two.witnesses(note(ed(3, 300), ed(1, 100), ed(2, 200)));
    assertThat(seen.good())
        .extracting(WitnessLines.Line::witness)
        .containsExactly("w1", "w2", "w3");
    assertThat(seen.quorumAt()).isEqualTo(Instant.ofEpochSecond(200));
    assertThat(two.witnesses(note(ed(3, 300))).quorumAt()).isNull();
    assertThat(two.claimed(note(ed(3, 300), ed(1, 100)))).isEqualTo(Instant.ofEpochSecond(300));
  }

  @Test
  void countsLinesOfBothAlgorithms() {
    Trust both = trust("group g all w1 w1-pq\nquorum g\n");
    WitnessLines seen = both.witnesses(note(ed(1, 100), signer(1, Algorithm.ML_DSA_44, 150)));
    assertThat(seen.quorumAt()).isEqualTo(Instant.ofEpochSecond(150));
    assertThat(both.witnesses(note(ed(1, 100))).quorumAt()).isNull();
  }

  @Test
  void countsNoLineThatIsBadOrWithoutTimeOrForAnotherText() {
    Trust one = trust("quorum w1\n");
    SignedNote good = note(ed(1, 100));
    for (int at : new int[] {0, 7, 8, 40}) {
      byte[] changed = good.signatures().getFirst().signature().clone();
      changed[at] ^= 1;
      var line = new SignedNote.Line("w.example/1", ed(1, 0).keyId(), changed);
      WitnessLines seen = one.witnesses(new SignedNote(TEXT, List.of(line)));
      assertThat(seen.quorumAt()).isNull();
      assertThat(seen.faults()).containsExactly("the line by witness w1 is not a good signature");
    }
    assertThat(one.witnesses(note(ed(1, 0))).faults())
        .containsExactly("the line by witness w1 carries no time");
    String other = new Checkpoint("other.example", 0, MerkleHasher.emptyRoot()).text();
    assertThat(one.witnesses(new SignedNote(other, good.signatures())).quorumAt()).isNull();
  }

  @Test
  void isNotMetByNobodyWhereNobodyIsAskedFor() {
    assertThat(trust("quorum none\n").witnesses(note(ed(1, 100))).quorumAt()).isNull();
    assertThat(Trust.nobody().witnesses(note(ed(1, 100))).good()).isEmpty();
  }

  @Test
  void doesNotFailOnTimesBeyondAllTime() {
    byte[] blob = new byte[72];
    Arrays.fill(blob, (byte) 0x7f);
    List<SignedNote.Line> lines = new ArrayList<>();
    lines.add(new SignedNote.Line("w.example/1", ed(1, 0).keyId(), blob));
    lines.add(new SignedNote.Line("w.example/1", ed(1, 0).keyId(), new byte[3]));
    Trust one = trust("quorum w1\n");
    assertThat(one.claimed(new SignedNote(TEXT, lines))).isEqualTo(Instant.EPOCH);
    assertThat(one.witnesses(new SignedNote(TEXT, lines)).good()).isEmpty();
  }

  @Test
  void readsTheCosignatureThatGoAndPythonMade() {
    String note =
        """
        ledger.example/tenant-7
        8
        XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

        \u2014 ledger.example/tenant-7 yyj8fnu6V6qR7HsUsGFxEwuuKaz4SJZbFxVNDI98mzTsBD87o070td3FlKUUS8AYcAQ0wLSJyWQWFffcIu+aJBLEXAo=
        \u2014 witness.example/w1 IDJKvgAAAABqsTuACh7OJCGSk7cYqTm+RgAmnDuYLMXGG4GWzhOCbKlFyJSo4kA3gTqa4WWQhVRe3TmySWoM4P3Rv6aJhmWW2UrxDw==
        """;
    Trust trust =
        Trust.of(
            TrustFile.parse(
                """
                log ledger.example/tenant-7+cb28fc7e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4
                witness w1 witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X
                quorum w1
                """),
            Map.of());
    SignedNote read = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
    Attested seen = trust.attested(read, trust.keysOf("ledger.example/tenant-7"), List.of());
    assertThat(seen.anchor())
        .isEqualTo(
            new OutsideAnchor(8, Instant.ofEpochSecond(1_790_000_000), List.of("witness w1")));
    assertThat(Trust.nobody().attested(read, trust.keysOf("other"), List.of()).anchor()).isNull();
  }
}
