package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ages in words of several languages, before a word for years. */
class SpelledAgesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '|',
      textBlock =
          """
          Un homme âgé de quatre-vingt-douze ans vit seul   ~ quatre-vingt-douze ans
          Patiente de soixante-dix-sept ans, sans fièvre    ~ soixante-dix-sept ans
          Marie Dupont, soixante-dix-sept ans, vit à Lyon   ~ soixante-dix-sept ans
          Elle a soixante et onze ans.                      ~ soixante et onze ans
          Mon père a quatre-vingts ans et conduit encore    ~ quatre-vingts ans
          décédée à l'âge de cent deux ans                  ~ cent deux ans
          un garçon de six ans                              ~ six ans
          Ma fille a dix ans.                               ~ dix ans
          une femme âgée de nonante-trois ans               ~ nonante-trois ans
          varón de setenta y siete años con fiebre          ~ setenta y siete años
          Mi madre tiene noventa y dos años.                ~ noventa y dos años
          paciente de veintiocho años de edad               ~ veintiocho años
          Lucía Ortega, sesenta y cuatro años, vive sola    ~ sesenta y cuatro años
          Tengo treinta y cinco años                        ~ treinta y cinco años
          una donna di settantasette anni                   ~ settantasette anni
          La signora ha novantadue anni.                    ~ novantadue anni
          morto all'età di ottantotto anni                  ~ ottantotto anni
          Mia nonna ha novant'anni.                         ~ novant'anni
          un uomo di ventuno anni                           ~ ventuno anni
          mulher de setenta e sete anos com dor             ~ setenta e sete anos
          Ela tem noventa e dois anos.                      ~ noventa e dois anos
          paciente de oitenta anos de idade                 ~ oitenta anos
          starb mit zweiundachtzig Jahren                   ~ zweiundachtzig Jahren
          im Alter von siebenundsiebzig Jahren verstorben   ~ siebenundsiebzig Jahren
          Sie ist dreiundneunzig Jahre alt.                 ~ dreiundneunzig Jahre alt
          Meine Oma ist acht Jahre alt geworden             ~ acht Jahre alt
          Er ist fünfundvierzig Jahre.                      ~ fünfundvierzig Jahre
          een vrouw van zevenenzeventig jaar                ~ zevenenzeventig jaar
          Hij is tweeëntachtig jaar oud.                    ~ tweeëntachtig jaar oud
          overleden op de leeftijd van negentig jaar        ~ negentig jaar
          """)
  void areFound(String text, String age) {
    assertThat(Scanned.in(text)).contains("AGE=" + age);
    assertThat(Scanned.in("Hello.\n" + text + "\n")).contains("AGE=" + age);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "un contrat de soixante-dix ans",
        "quatre-vingts ans plus tard, la ville",
        "il y a vingt-cinq ans, la guerre",
        "condamné à vingt-deux ans de prison",
        "Il a dix ans d'expérience dans ce métier",
        "une garantie de cinq ans",
        "pendant trente-deux ans",
        "l'entreprise a soixante-quinze ans d'histoire",
        "hace veintiocho años que vive aquí",
        "una garantía de dos años",
        "tiene treinta y cinco años de experiencia",
        "después de setenta y siete años",
        "un contratto di trentasei anni",
        "ha dieci anni di esperienza",
        "dopo ventidue anni di lavoro",
        "um contrato de vinte e cinco anos",
        "há trinta e dois anos",
        "vor fünfundzwanzig Jahren gegründet",
        "mit zehn Jahren Erfahrung",
        "Die Garantie läuft fünf Jahre.",
        "Der Vertrag ist zwei Jahre alt",
        "de garantie van twee jaar",
        "na vijfentwintig jaar dienst",
        "in honderd jaar",
      })
  void areNotFoundWhereThereAreNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("AGE"));
  }
}
