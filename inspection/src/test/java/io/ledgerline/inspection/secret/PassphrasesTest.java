package io.ledgerline.inspection.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import io.ledgerline.inspection.scan.WordLists;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Passwords of several words behind their label, and what else stands behind such a label. */
class PassphrasesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Password: correct horse battery staple             | correct horse battery staple
          password: Correct Horse Battery Staple             | Correct Horse Battery Staple
          [09:12] kim: wifi password: velvet otter copper lantern | velvet otter copper lantern
          Hi, the passphrase is "purple tractor nine bananas". Bye | purple tractor nine bananas
          the passphrase is “purple tractor nine bananas”    | purple tractor nine bananas
          passphrase: "walnut harbour tin whistle"           | walnut harbour tin whistle
          password = "walnut harbour tin whistle"            | walnut harbour tin whistle
          {"passphrase": "walnut harbour tin whistle"}       | walnut harbour tin whistle
          passphrase: walnut harbour tin whistle 47          | walnut harbour tin whistle 47
          Password: walnut7 harbour tin whistle, keep quiet  | walnut7 harbour tin whistle
          Password (NAS): walnut harbour tin whistle         | walnut harbour tin whistle
          Password for the NAS: walnut harbour tin whistle   | walnut harbour tin whistle
          New password: walnut harbour tin whistle. Bye!     | walnut harbour tin whistle
          Passwort: Pferd Batterie Heftklammer Apfelbaum     | Pferd Batterie Heftklammer Apfelbaum
          Das Passwort lautet: roter Apfel singt leise       | roter Apfel singt leise
          Passwort: „roter Apfel singt leise“                | roter Apfel singt leise
          mot de passe : cheval agrafe pile citron           | cheval agrafe pile citron
          mot de passe : « cheval agrafe pile citron »       | cheval agrafe pile citron
          contraseña: caballo grapa limón tortuga            | caballo grapa limón tortuga
          senha: cavalo grampo limão tartaruga               | cavalo grampo limão tartaruga
          wachtwoord: paard nietje citroen schildpad         | paard nietje citroen schildpad
          parola: "cavallo graffetta limone tartaruga"       | cavallo graffetta limone tartaruga
          """)
  void areFound(String text, String password) {
    assertThat(Scanned.in(text)).contains("PASSWORD=" + password);
    assertThat(Scanned.in("Hello.\n" + text + "\nBye")).contains("PASSWORD=" + password);
  }

  static List<String> harmless() {
    return WordLists.lines(PassphrasesTest.class, "no-passphrases.txt");
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void areNotSeenInFormsAndNotes(String text) {
    assertThat(Scanned.in(text)).noneMatch(finding -> finding.startsWith("PASSWORD="));
    assertThat(Scanned.in("Hello.\n" + text + "\nBye"))
        .noneMatch(finding -> finding.startsWith("PASSWORD="));
  }

  @Test
  void harmlessOnesAreMany() {
    assertThat(harmless()).hasSizeGreaterThan(40);
  }
}
