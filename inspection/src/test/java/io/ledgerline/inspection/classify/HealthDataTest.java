package io.ledgerline.inspection.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.scan.Category;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters of doctors, sick leave, prescriptions, and what only looks like these. */
class HealthDataTest {
  private static Classification of(String text) {
    var utf8 = text.getBytes(UTF_8);
    var examined = Detectors.standard().examine(utf8, 0, utf8.length, ScanContext.NONE);
    return new Classifier(Detectors.standard()).classify(utf8, examined, Set.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "John Miller takes escitalopram since March.",
        "Jane Miller is on Ozempic and feels better.",
        "Rp. Bisoprolol 2,5 mg 1-0-0, Frau Ingrid Weber",
        "Order for Jane Miller: quetiapine 50 mg, 30 pieces",
        "Name: Jane Miller\nPlan: Pregabalin 75, review in May",
        "Herr Karl Schneider nimmt Apixaban.",
        "Madame Claire Dubois prend de la venlafaxine depuis mai.",
        "La señora Carmen Ruiz toma omeprazol y quetiapina 25 mg.",
        "Il signor Marco Rossi assume ramipril ogni mattina.",
        "O senhor João Silva toma losartana 50 mg, losartan desde maio.",
        "Mevrouw Anna de Vries gebruikt metoprolol.",
        "Pani Anna Kowalska przyjmuje bisoprolol.",
        "Erik Johansson tar levetiracetam sedan i mars.",
        "Jane Miller gives herself 20 units of insulin every night.",
        "Jane Miller takes aspirin every day.",
      })
  void aMedicineThatSomebodyTakesIsHealthData(String text) {
    assertThat(of(text).categories()).contains(Category.PHI);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jane Miller has multiple sclerosis.",
        "My brother John Miller had a heart attack in May.",
        "Frau Ingrid Weber ist bis Freitag krankgeschrieben.",
        "Herr Karl Schneider hatte einen Bandscheibenvorfall.",
        "Claire Dubois est en arrêt maladie jusqu'au 3 mai.",
        "Madame Claire Dubois a une sclérose en plaques.",
        "Carmen Ruiz está de baja por enfermedad.",
        "A Carmen Ruiz le diagnosticaron cáncer de mama.",
        "Marco Rossi ha mandato il certificato di malattia.",
        "La signora Anna Ricci è incinta.",
        "O senhor João Silva teve um enfarte.",
        "Anna de Vries heeft zich ziekgemeld.",
        "Mevrouw Anna de Vries heeft borstkanker.",
        "Anna Kowalska jest na zwolnieniu lekarskim.",
        "Pani Anna Kowalska ma cukrzycę.",
        "Erik Johansson är sjukskriven två veckor.",
        "Erik Johansson har fått bröstcancer.",
        "John Miller has cancer.",
      })
  void anIllnessOfSomebodyIsHealthData(String text) {
    assertThat(of(text).categories()).contains(Category.PHI);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jane Miller, ICD-10: E11.9",
        "Jane Miller, ICD-10-GM F32",
        "Name: Jane Miller\nICD10 code J45",
        "Frau Ingrid Weber, Diagnose: F32.1 G",
        "Jane Miller, diagnosis: J45",
        "{\"name\": \"Jane Miller\", \"diagnosis_code\": \"M54.5\"}",
        "Carmen Ruiz, CIE-10: K35",
        "Claire Dubois, CIM-10 : E11.9",
        "João Silva, CID M32",
        "Erik Johansson, diagnos I10.9",
        "Jane Miller HbA1c 8.2 %",
        "Jane Miller LDL 162 mg/dl, TSH 4.2 mU/l",
        "Herr Karl Schneider, Kreatinin 1,4 mg/dl",
        "John Miller, BP 145/92 mmHg",
      })
  void aCodeOfADiagnosisOrAValueOfALaboratoryBesideSomebodyIsHealthData(String text) {
    assertThat(of(text).categories()).contains(Category.PHI);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Novo Nordisk makes Ozempic and Wegovy, said its chief Lars Jensen.",
        "Escitalopram was first sold in 2002. Write to editor@acme.com.",
        "Pantoprazole 20 mg, 28 pieces, € 4.20\nRamipril 5 mg, € 3.10\nsales@acme.com",
        "Shopping for Anna Berg: milk, bread, aspirin, ibuprofen",
        "double insulin = 3.5; // by anna.berg@acme.com",
        "log(patient.insulin); insulin_level += 2; anna.berg@acme.com",
        "https://en.wikipedia.org/wiki/Gabapentin sent by anna.berg@acme.com",
        "The great depression and the stress of markets, by Paul Krugman",
        "Anna Berg: the virus scanner found nothing, the cold start is fixed.",
        "Horoscope by Anna Berg. Cancer: a good week. Leo: rest. Virgo: love.",
        "Horoskop von Anna Berg. Krebs: gute Woche. Stier: Ruhe.",
        "Anna Berg runs diagnostics on the A10 chip.",
        "diagnostic: A10 processor, asked by anna.berg@acme.com",
        "Anna Berg: the iPhone 7 has the A10, room B12, seat C14.",
        "Diagnostics V10.2 released, says Anna Berg",
        "img alt=\"42\" got 20 commits by anna.berg@acme.com; psa 5",
        "Flu vaccines for all on Tuesday, Anna Berg",
        "Cour d'appel, arrêt du 20 mars, Madame Claire Dubois",
      })
  void whatOnlyLooksLikeItIsNot(String text) {
    assertThat(of(text).categories()).doesNotContain(Category.PHI);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Take sertraline 50 mg daily.", "Diagnosis: E11.9", "Zuckerkrankheit ist häufig."})
  void nothingIsHealthDataWithoutAnybody(String text) {
    assertThat(of(text).categories()).doesNotContain(Category.PHI);
  }

  @Test
  void howeverManyTermsSayLittleOneThatSaysEnoughIsHeard() {
    String stars = "Mrs Jane Miller wrote to us. " + "horoscope cancer ".repeat(200);

    assertThat(of(stars).categories()).doesNotContain(Category.PHI);
    assertThat(of(stars + "\nShe has multiple sclerosis.").categories()).contains(Category.PHI);
  }

  @Test
  void programTextDrownsNoTermOfHealth() {
    String program = "  public static void main(String[] args) { return; }\n".repeat(400);

    assertThat(of(program + "// Mrs Jane Miller has multiple sclerosis.").categories())
        .contains(Category.PHI);
  }
}
