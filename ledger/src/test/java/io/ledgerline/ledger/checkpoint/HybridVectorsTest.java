package io.ledgerline.ledger.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.tree.Hash;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that two or three other implementations computed. */
class HybridVectorsTest {
  private static final String ORIGIN = "ledger.example/tenant-7";
  private static final Instant TIME = Instant.ofEpochSecond(1_790_000_000);
  private static final String TEXT = ORIGIN + "\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n";
  private static final String WITNESS_VKEY =
      "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X";
  private static final String WITNESS_LINE =
      "\u2014 witness.example/w1 IDJKvgAAAABqsTuACh7OJCGSk7cYqTm+RgAmnDuYLMXGG4GWzhOCbKlFyJSo4kA3gTqa4WWQhVRe3TmySWoM4P3Rv6aJhmWW2UrxDw==";

  private static byte[] seed(int first) {
    byte[] seed = new byte[32];
    for (int i = 0; i < 32; i++) {
      seed[i] = (byte) (first + i);
    }
    return seed;
  }

  @Test
  void bothKeysFollowFromTheirSeeds() throws Exception {
    SigningKey mlDsa = SigningKey.of(Algorithm.ML_DSA_44, seed(0));
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(mlDsa.raw())))
        .isEqualTo("9f107644c1084526af3bc8098680b05499a2325a644e388fb4f970e058d19d46");
    VerifierKey key = mlDsa.signer(ORIGIN, InstantSource.fixed(TIME)).verifierKey();
    assertThat(HexFormat.of().toHexDigits(key.keyId())).isEqualTo("de4ba14c");
    NoteSigner ed =
        SigningKey.of(Algorithm.ED25519, seed(0)).signer(ORIGIN, InstantSource.system());
    assertThat(ed.verifierKey().vkey())
        .isEqualTo("ledger.example/tenant-7+cb28fc7e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
  }

  @Test
  void theMessageOfAPostQuantumLineIsTheVectorByteForByte() {
    assertThat(HexFormat.of().formatHex(Algorithm.ML_DSA_44.message(ORIGIN, TEXT, 1_790_000_000L)))
        .isEqualTo(
            "737562747265652f76310a00176c65646765722e6578616d706c652f74656e616e742d37000000006ab13b80"
                + "176c65646765722e6578616d706c652f74656e616e742d37000000000000000000000000000000085dc9"
                + "da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
  }

  @Test
  void aWitnessLineOfAnotherImplementationIsMadeAndReadTheSameWay() {
    VerifierKey witness = VerifierKey.parse(WITNESS_VKEY);
    SignedNote note = SignedNote.parse((TEXT + '\n' + WITNESS_LINE + '\n').getBytes(UTF_8));
    assertThat(witness.accepts(note)).isTrue();
    assertThat(witness.time(note.signatures().getFirst())).isEqualTo(TIME);
    NoteSigner own =
        SigningKey.of(Algorithm.ED25519_COSIGNATURE, seed(0x20))
            .signer("witness.example/w1", InstantSource.fixed(TIME));
    assertThat(SignedNote.sign(TEXT, List.of(own)).format()).isEqualTo(note.format());
  }

  @Test
  void aPostQuantumLineHoldsForItsTextTimeAndNameAndForNothingElse() {
    SigningKey key = SigningKey.of(Algorithm.ML_DSA_44, seed(0));
    NoteSigner signer = key.signer(ORIGIN, InstantSource.fixed(TIME));
    SignedNote note = SignedNote.sign(TEXT, List.of(signer));
    VerifierKey verifier = VerifierKey.parse(signer.verifierKey().vkey());
    SignedNote read = SignedNote.parse(note.format().getBytes(UTF_8));
    assertThat(verifier.accepts(read)).isTrue();
    SignedNote.Line line = read.signatures().getFirst();
    assertThat(verifier.time(line)).isEqualTo(TIME);
    for (int at : new int[] {0, 7, 8, 100, line.signature().length - 1}) {
      byte[] changed = line.signature().clone();
      changed[at] ^= 1;
      assertThat(verifier.verifies(TEXT, new SignedNote.Line(ORIGIN, line.keyId(), changed)))
          .as("byte " + at)
          .isFalse();
    }
    Hash other = Hash.of(new byte[32]);
    assertThat(verifier.verifies(new Checkpoint(ORIGIN, 8, other).text(), line)).isFalse();
    assertThat(verifier.verifies("no checkpoint\n", line)).isFalse();
    String neighbour = "ledger.example/tenant-8";
    VerifierKey elsewhere = VerifierKey.of(neighbour, Algorithm.ML_DSA_44, key.raw());
    var renamed = new SignedNote.Line(neighbour, elsewhere.keyId(), line.signature());
    assertThat(elsewhere.verifies(TEXT, renamed)).as("the name is signed too").isFalse();
  }

  @Test
  void aVkeyOfAnUnknownTypeOrTheWrongLengthIsRefused() {
    for (String vkey : List.of("x+00000000+AgEC", "x+00000000+AQEC", "x+00000000+", "x")) {
      assertThatThrownBy(() -> VerifierKey.parse(vkey))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
