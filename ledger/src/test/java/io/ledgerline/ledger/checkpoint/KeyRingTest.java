package io.ledgerline.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final String ORIGIN = "ledger.example/t";
  private static final String TEXT = ORIGIN + "\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n";

  private final NoteSigner ed = signer(Algorithm.ED25519, 1);
  private final NoteSigner ml = signer(Algorithm.ML_DSA_44, 2);
  private final NoteSigner newerEd = signer(Algorithm.ED25519, 3);
  private final NoteSigner newerMl = signer(Algorithm.ML_DSA_44, 4);

  private static NoteSigner signer(Algorithm algorithm, int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return SigningKey.of(algorithm, bytes).signer(ORIGIN, InstantSource.system());
  }

  private static KeyRing ring(NoteSigner... signers) {
    List<VerifierKey> keys = new ArrayList<>();
    for (NoteSigner each : signers) {
      keys.add(each.verifierKey());
    }
    return new KeyRing(keys);
  }

  @Test
  void bothLinesAreRequiredWhereBothKeysAreKnown() {
    KeyRing ring = ring(ed, ml);
    assertThat(ring.faults(SignedNote.sign(TEXT, List.of(ed, ml)))).isEmpty();
    assertThat(ring.faults(SignedNote.sign(TEXT, List.of(ed))))
        .containsExactly("no line of it is a good ml-dsa-44 signature by a known key");
    assertThat(ring.faults(SignedNote.sign(TEXT, List.of(ml))))
        .containsExactly("no line of it is a good ed25519 signature by a known key");
  }

  @Test
  void whoStoleOneKeyForgesNothing() {
    SignedNote forged = SignedNote.sign(TEXT, List.of(ed, newerMl));
    assertThat(ring(ed, ml).accepts(forged)).isFalse();
  }

  @Test
  void aBadLineByAKnownKeySpoilsTheNoteWhateverElseStandsInIt() {
    SignedNote good = SignedNote.sign(TEXT, List.of(ed, ml));
    byte[] bytes = good.signatures().getFirst().signature().clone();
    bytes[5] ^= 1;
    var lines = new ArrayList<>(good.signatures());
    lines.add(new SignedNote.Line(ORIGIN, ed.keyId(), bytes));
    assertThat(ring(ed, ml).accepts(new SignedNote(TEXT, lines))).isFalse();
  }

  @Test
  void anyGenerationThatIsKnownMaySign() {
    KeyRing ring = ring(ed, ml, newerEd, newerMl);
    assertThat(ring.accepts(SignedNote.sign(TEXT, List.of(ed, ml)))).isTrue();
    assertThat(ring.accepts(SignedNote.sign(TEXT, List.of(newerEd, newerMl)))).isTrue();
    assertThat(ring(ed, ml).accepts(SignedNote.sign(TEXT, List.of(newerEd, newerMl)))).isFalse();
    SignedNote handedOver = SignedNote.sign(TEXT, List.of(ed, ml, newerEd, newerMl));
    assertThat(ring(ed, ml).accepts(handedOver)).isTrue();
    assertThat(ring(newerEd, newerMl).accepts(handedOver)).isTrue();
  }

  @Test
  void withoutAKeyNothingIsGood() {
    SignedNote note = SignedNote.sign(TEXT, List.of(ed, ml));
    assertThat(new KeyRing(List.of()).faults(note)).containsExactly("no key is known for it");
    assertThat(ring(ed, ml).named("ledger.example/other").accepts(note)).isFalse();
  }
}
