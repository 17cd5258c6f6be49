package io.ledgerline.ledger.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.tree.Hash;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {
  private static final String ORIGIN = "ledger.example/tenant-7";
  private static final String VKEY =
      "ledger.example/tenant-7+cb28fc7e+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
  private static final String NOTE =
      """
      ledger.example/tenant-7
      8
      XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

      \u2014 ledger.example/tenant-7 yyj8fnu6V6qR7HsUsGFxEwuuKaz4SJZbFxVNDI98mzTsBD87o070td3FlKUUS8AYcAQ0wLSJyWQWFffcIu+aJBLEXAo=
      """;
  private static final String WITNESS =
      "\u2014 witness.example/w1 IDJKvgAAAABqsTuACh7OJCGSk7cYqTm+RgAmnDuYLMXGG4GWzhOCbKlFyJSo4kA3gTqa4WWQhVRe3TmySWoM4P3Rv6aJhmWW2UrxDw==\n";

  private static NoteSigner signer() {
    byte[] seed = new byte[32];
    for (int i = 0; i < 32; i++) {
      seed[i] = (byte) i;
    }
    return SigningKey.of(Algorithm.ED25519, seed).signer(ORIGIN, java.time.InstantSource.system());
  }

  @Test
  void signsTheVectorByteForByte() throws Exception {
    Hash root = Hash.ofHex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    SignedNote note = SignedNote.sign(new Checkpoint(ORIGIN, 8, root).text(), List.of(signer()));
    assertThat(note.format()).isEqualTo(NOTE);
    assertThat(signer().verifierKey().vkey()).isEqualTo(VKEY);
  }

  @Test
  void acceptsTheVectorAlsoWithALineByAnUnknownKey() {
    VerifierKey key = VerifierKey.parse(VKEY);
    assertThat(key.accepts(SignedNote.parse(NOTE.getBytes(UTF_8)))).isTrue();
    SignedNote witnessed = SignedNote.parse((NOTE + WITNESS).getBytes(UTF_8));
    assertThat(key.accepts(witnessed)).isTrue();
    assertThat(witnessed.signatures()).hasSize(2);
    assertThat(witnessed.format()).isEqualTo(NOTE + WITNESS);
    assertThat(Checkpoint.parse(witnessed.text()).size()).isEqualTo(8);
  }

  @Test
  void refusesEveryNoteThatWasChangedAnywhere() {
    VerifierKey key = VerifierKey.parse(VKEY);
    byte[] note = NOTE.getBytes(UTF_8);
    for (int i = 0; i < note.length; i++) {
      byte[] changed = note.clone();
      changed[i] ^= 1;
      assertThat(accepts(key, changed)).as("byte " + i).isFalse();
    }
  }

  private static boolean accepts(VerifierKey key, byte[] bytes) {
    try {
      SignedNote note = SignedNote.parse(bytes);
      Checkpoint.parse(note.text());
      return key.accepts(note);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void refusesTextsThatAreNoCheckpoint() {
    String root = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=";
    for (String text :
        List.of("o\n08\n" + root + "\n", "o\n-1\n" + root + "\n", "o\n1\nAAAA\n", "o\n1\n", "")) {
      assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Checkpoint.parse("o\n1\n" + root + "\nextension\n").size()).isEqualTo(1);
  }
}
