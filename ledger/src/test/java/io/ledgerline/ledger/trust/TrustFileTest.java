package io.ledgerline.ledger.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustFileTest {
  /** From the facts of C2SP, made by Go's x/mod. */
  private static final String LOG =
      "ledger.example/tenant-7+cb28fc7e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

  private static final String WITNESS =
      "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X";

  private static VerifierKey key(Algorithm algorithm, String name, int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return SigningKey.of(algorithm, bytes).signer(name, InstantSource.system()).verifierKey();
  }

  private static String witness(int seed) {
    return "witness w%d %s\n"
        .formatted(
            seed, key(Algorithm.ED25519_COSIGNATURE, "witness.example/" + seed, seed).vkey());
  }

  @Test
  void readsEveryKindOfLineAndCommentsAndSpaces() {
    String raw = Base64.getEncoder().encodeToString(key(Algorithm.ED25519, "x", 7).raw());
    TrustFile file =
        TrustFile.parse(
            """
            # whom we trust
            \t log  %s https://ledger.example/log#fragment
              # indented comment
            signer ledger.example/i 2 ed25519 %s
            witness legal %s
            group ours any legal
            quorum ours
            timestamp freetsa roots/freetsa.pem 1.2.3.4
            timestamp other other.pem
            """
                .formatted(LOG, raw, WITNESS));
    assertThat(file.logs()).extracting(VerifierKey::vkey).containsExactly(LOG);
    assertThat(file.keysOf("ledger.example/tenant-7").keys()).hasSize(1);
    assertThat(file.keysOf("ledger.example/i/acme/n1").keys()).hasSize(1);
    assertThat(file.keysOf("ledger.example/ij/acme/n1").isEmpty()).isTrue();
    assertThat(file.witnesses().getFirst().name()).isEqualTo("legal");
    assertThat(file.quorum()).isInstanceOf(Quorum.Group.class);
    assertThat(file.authorities())
        .containsExactly(
            new TrustFile.Authority("freetsa", "roots/freetsa.pem", "1.2.3.4"),
            new TrustFile.Authority("other", "other.pem", null));
  }

  @Test
  void countsGroupsOfGroups() {
    TrustFile file =
        TrustFile.parse(
            witness(1)
                + witness(2)
                + witness(3)
                + "group two 2 w1 w2\ngroup all-of all two w3\nquorum all-of\n");
    Quorum quorum = file.quorum();
    assertThat(quorum).isNotNull();
    assertThat(quorum.isMetBy(Set.of("w1", "w2", "w3"))).isTrue();
    assertThat(quorum.isMetBy(Set.of("w1", "w3"))).isFalse();
    assertThat(quorum.isMetBy(Set.of("w1", "w2"))).isFalse();
  }

  @Test
  void takesThirtyTwoOfEachAndMore() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      text.append("log ").append(key(Algorithm.ED25519, "log.example/" + i, i).vkey());
      text.append('\n').append(witness(i)).append("group g").append(i).append(" any w").append(i);
      text.append("\ntimestamp t").append(i).append(" t.pem\n");
    }
    TrustFile file = TrustFile.parse(text + "quorum g40\n");
    assertThat(file.logs()).hasSize(40);
    assertThat(file.authorities()).hasSize(40);
  }

  @Test
  void letsAnInstallationSignSeveralOriginsWithOneKey() {
    String first = key(Algorithm.ED25519, "l.example/a", 9).vkey();
    String second = key(Algorithm.ED25519, "l.example/b", 9).vkey();
    assertThat(TrustFile.parse("log " + first + "\nlog " + second).logs()).hasSize(2);
    assertThatThrownBy(() -> TrustFile.parse("log " + first + "\nlog " + first))
        .hasMessageContaining("line 2: log l.example/a")
        .hasMessageContaining("each key once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | expected: log, signer, witness, group, quorum or timestamp",
        "log | expected: log <vkey> [url]",
        "log " + WITNESS + " | expected: type 1 or 6",
        "log " + LOG + " ftp://x/ | expected: http",
        "log " + LOG + " https://user:pass@x/ | without user or password",
        "witness w " + LOG + " | expected: type 4 or 6",
        "witness none " + WITNESS + " | expected: a new name",
        "witness w " + WITNESS + " a b | expected: witness <name> <vkey> [url]",
        "signer p 0 ed25519 AAAA | expected: a number from 1",
        "signer p 1 rsa AAAA | expected: ed25519 or ml-dsa-44",
        "signer p 1 ed25519 A?A= | standard padded Base64",
        "signer p 1 ed25519 AAAA | expected: 32",
        "group g any w | expected: an earlier name",
        "group g any | expected: group <name>",
        "quorum w | expected: one line, with an earlier name or none",
        "timestamp T t.pem | expected: [a-z0-9]",
        "timestamp t t.pem nopolicy | expected: a dotted OID",
        "lo\u0001g | control character 01 at column 3"
      })
  void saysWhichLineIsWrongAndWhatIsExpected(String line, String why) {
    assertThatThrownBy(() -> TrustFile.parse("# first\n\n" + line + "\nquorum none\n"))
        .isInstanceOf(TrustFileException.class)
        .hasMessageContaining("line 3: ")
        .hasMessageContaining(why);
  }

  @Test
  void refusesTheSameNameKeyMemberOrQuorumTwice() {
    String one = witness(1);
    for (String rest :
        new String[] {
          one,
          one.replace("witness w1", "witness w2"),
          "group g any w1\ngroup h any w1",
          "group g any w1 w1",
          "group w1 any w1",
          "group g 2 w1",
          "group g 0 w1",
          "group g 01 w1",
          "group g any g",
          "group g any none",
          "quorum w1\nquorum w1",
          "quorum none\nquorum w1",
          "timestamp a a\ntimestamp a b"
        }) {
      assertThatThrownBy(() -> TrustFile.parse(one + rest)).isInstanceOf(TrustFileException.class);
    }
  }

  @Test
  void neverFailsOtherwiseOnText() {
    Random random = new Random(9);
    String good = "log " + LOG + "\nwitness w " + WITNESS + "\ngroup g any w\nquorum g\n";
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int n = random.nextInt(5); n >= 0; n--) {
        text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x250));
      }
      try {
        assertThat(TrustFile.parse(text.toString())).isNotNull();
      } catch (TrustFileException e) {
        assertThat(e).hasMessageStartingWith("trust file line ");
        assertThat(e.line()).isPositive();
      }
    }
  }
}
