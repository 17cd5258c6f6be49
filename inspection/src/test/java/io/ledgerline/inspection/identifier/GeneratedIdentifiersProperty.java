package io.ledgerline.inspection.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Values drawn at random that pass their checks, in sentences, forms, JSON, tables and logs: all
 * are found. The same with one character changed so that the check fails: none is.
 */
class GeneratedIdentifiersProperty {
  private static final long SEED = 20261125;
  private static final int EACH = 12;

  /** Without a check that a changed character could fail. */
  private static final Set<String> UNCHECKED =
      Set.of(
          "DK_CPR",
          "MY_NRIC",
          "KR_RRN",
          "US_SSN",
          "US_ITIN",
          "US_EIN",
          "IN_PAN",
          "VIN",
          "UK_NINO",
          "UK_DRIVING_LICENCE",
          "US_MBI",
          "DE_PERSONALAUSWEIS");

  private static final Map<String, String> CONTEXT =
      Map.ofEntries(
          Map.entry("US_SSN", "social security number"),
          Map.entry("US_ITIN", "ITIN"),
          Map.entry("US_EIN", "EIN"),
          Map.entry("US_ROUTING", "routing number"),
          Map.entry("US_NPI", "NPI"),
          Map.entry("CA_SIN", "SIN"),
          Map.entry("BR_CPF", "CPF"),
          Map.entry("BR_CNPJ", "CNPJ"),
          Map.entry("UK_NHS", "NHS number"),
          Map.entry("UK_UTR", "UTR"),
          Map.entry("DE_STEUER_ID", "Steuer-ID"),
          Map.entry("FR_NIR", "numéro de sécurité sociale"),
          Map.entry("PT_NIF", "NIF"),
          Map.entry("HR_OIB", "OIB"),
          Map.entry("NL_BSN", "BSN"),
          Map.entry("BE_NRN", "rijksregisternummer"),
          Map.entry("PL_PESEL", "PESEL"),
          Map.entry("SE_PERSONNUMMER", "personnummer"),
          Map.entry("DK_CPR", "CPR-nummer"),
          Map.entry("NO_FNR", "fødselsnummer"),
          Map.entry("CH_AHV", "AHV-Nummer"),
          Map.entry("TR_TCKN", "TC kimlik no"),
          Map.entry("TR_VKN", "vergi kimlik no"),
          Map.entry("AU_TFN", "TFN"),
          Map.entry("AU_ABN", "ABN"),
          Map.entry("AU_MEDICARE", "Medicare card"),
          Map.entry("IN_AADHAAR", "Aadhaar"),
          Map.entry("TH_NATIONAL_ID", "Thai ID"),
          Map.entry("KR_RRN", "주민등록번호"),
          Map.entry("JP_MYNUMBER", "マイナンバー"),
          Map.entry("CN_RIC", "身份证号"),
          Map.entry("ZA_ID", "South African ID"),
          Map.entry("IL_ID", "teudat zehut"),
          Map.entry("PL_NIP", "NIP"),
          Map.entry("HEALTH_CARD", "EHIC"),
          Map.entry("AR_CUIT", "CUIT"),
          Map.entry("CL_RUT", "RUT"),
          Map.entry("BR_CNS", "cartão SUS"),
          Map.entry("RO_CNP", "CNP"),
          Map.entry("RS_JMBG", "JMBG"),
          Map.entry("BALTIC_PERSONAL_CODE", "asmens kodas"),
          Map.entry("CZ_RODNE_CISLO", "rodné číslo"),
          Map.entry("GR_AMKA", "AMKA"),
          Map.entry("RU_SNILS", "СНИЛС"),
          Map.entry("MY_NRIC", "MyKad"),
          Map.entry("AE_EMIRATES_ID", "Emirates ID"),
          Map.entry("TW_ID", "身分證字號"),
          Map.entry("CREDIT_CARD", "credit card"),
          Map.entry("IMEI", "IMEI"),
          Map.entry("ICCID", "ICCID"),
          Map.entry("US_MBI", "MBI"),
          Map.entry("US_DEA", "DEA"),
          Map.entry("UK_NINO", "National Insurance number"),
          Map.entry("UK_DRIVING_LICENCE", "driving licence"),
          Map.entry("DE_PERSONALAUSWEIS", "Personalausweisnummer"),
          Map.entry("DE_RVNR", "Rentenversicherungsnummer"),
          Map.entry("IT_CODICE_FISCALE", "codice fiscale"),
          Map.entry("ES_NIF", "DNI"),
          Map.entry("ES_NIE", "NIE"),
          Map.entry("ES_CIF", "CIF"),
          Map.entry("FI_HETU", "hetu"),
          Map.entry("SG_NRIC", "NRIC"),
          Map.entry("IN_PAN", "PAN"),
          Map.entry("IN_GSTIN", "GSTIN"),
          Map.entry("MX_CURP", "CURP"),
          Map.entry("MX_RFC", "RFC"),
          Map.entry("VIN", "VIN"));

  private static final List<String> LAYOUTS =
      List.of(
          "My %s is %s.",
          "%s: %s",
          "{\"%s\": \"%s\", \"note\": \"ok\"}",
          "id;%s\n17;%s\n",
          "INFO user update %s=%s done",
          "Please check the %s %s, thank you",
          "- %s\t%s\n- color\tblue",
          "<field name=\"%s\">%s</field>",
          "{\"text\":\"line\\n%s: %s\\nend\"}",
          "The %s number is %s.");

  private final Random random = new Random(SEED);

  @Test
  void findsEveryValueInEveryLayout() {
    var missed = new ArrayList<String>();
    int all = 0;
    for (var sample : samples()) {
      for (var layout : LAYOUTS) {
        var text = layout.formatted(context(sample), sample.value());
        all++;
        if (!Scanned.in(text).contains(sample.type() + "=" + sample.value())) {
          missed.add(text + " -> " + Scanned.in(text));
        }
      }
    }
    assertThat((double) missed.size() / all)
        .as("seed %d, missed %s", SEED, missed.subList(0, Math.min(40, missed.size())))
        .isLessThan(0.02);
  }

  @Test
  void findsNoneWithOneCharacterChanged() {
    var flagged = new ArrayList<String>();
    int all = 0;
    for (var sample : samples()) {
      if (UNCHECKED.contains(sample.type())) {
        continue;
      }
      var wrong = changed(sample);
      for (var layout : LAYOUTS) {
        var text = layout.formatted(context(sample), wrong);
        all++;
        if (!Scanned.in(text).isEmpty()) {
          flagged.add(text + " -> " + Scanned.in(text));
        }
      }
    }
    assertThat((double) flagged.size() / all)
        .as("seed %d, flagged %s", SEED, flagged.subList(0, Math.min(40, flagged.size())))
        .isLessThan(0.02);
  }

  /** What introduces a value; every type has something. */
  private static String context(Sample sample) {
    return Objects.requireNonNull(CONTEXT.get(sample.type()), sample.type());
  }

  private record Sample(String type, String value, Check check) {}

  private List<Sample> samples() {
    var samples = new ArrayList<Sample>();
    for (int digits = 8; digits <= NumberForms.MOST_DIGITS; digits++) {
      for (var form : NumberForms.of(digits, false)) {
        boolean brandless = form.kind() == NumberForms.CREDIT_CARD && digits != 15 && digits != 16;
        if (brandless || form.alone() < 0) {
          continue;
        }
        for (int i = 0; i < EACH; i++) {
          draw(form.kind().type(), "9".repeat(digits), form.check(), samples);
        }
      }
    }
    for (int n = 8; n <= 20; n++) {
      for (long left = CodeForms.ofLength(n); left != 0; left &= left - 1) {
        var form = CodeForms.form(Long.numberOfTrailingZeros(left));
        boolean signed = form.kind().type().equals("FI_HETU") && n == 10;
        boolean short9 = form.kind().type().equals("DE_PERSONALAUSWEIS") && n == 9;
        if (!signed && !short9 && !form.kind().type().equals("BR_CNPJ")) {
          for (int i = 0; i < EACH; i++) {
            Check check = form::passes;
            draw(form.kind().type(), form.mask(), check, samples);
          }
        }
      }
    }
    return samples;
  }

  private void draw(String type, String mask, Check check, List<Sample> into) {
    byte[] v = new byte[64];
    for (int attempt = 0; attempt < 3_000_000; attempt++) {
      for (int i = 0; i < mask.length(); i++) {
        v[i] = place(mask.charAt(i));
      }
      if (check.passes(v, mask.length())) {
        into.add(new Sample(type, new String(v, 0, mask.length()), check));
        return;
      }
    }
  }

  private byte place(char mask) {
    boolean letter = mask == 'A' || mask == '*' && random.nextInt(3) == 0;
    return (byte) (letter ? 'A' + random.nextInt(26) : '0' + random.nextInt(10));
  }

  private String changed(Sample sample) {
    while (true) {
      byte[] v = new byte[64];
      for (int i = 0; i < sample.value().length(); i++) {
        v[i] = (byte) sample.value().charAt(i);
      }
      int at = random.nextInt(sample.value().length());
      v[at] = v[at] <= '9' ? (byte) ('0' + random.nextInt(10)) : (byte) ('A' + random.nextInt(26));
      if (!sample.check().passes(v, sample.value().length())) {
        return new String(v, 0, sample.value().length());
      }
    }
  }
}
