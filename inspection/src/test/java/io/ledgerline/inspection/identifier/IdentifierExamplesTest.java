package io.ledgerline.inspection.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that issuers and standards publish as examples, and the same with a mistake. */
class IdentifierExamplesTest {
  @ParameterizedTest(name = "{0} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREDIT_CARD | my visa card is | 4111 1111 1111 1111
          CREDIT_CARD | card number: | 5555555555554444
          CREDIT_CARD | Amex | 3782 822463 10005
          CREDIT_CARD | credit card | 6011-1111-1111-1117
          CREDIT_CARD | diners card | 30569309025904
          CREDIT_CARD | JCB card | 3530111333300000
          CREDIT_CARD | paid with card | 4111.1111.1111.1111
          IBAN | IBAN | DE89370400440532013000
          IBAN | konto: | DE89 3704 0044 0532 0130 00
          IBAN | please pay to | GB29 NWBK 6016 1331 9268 19
          IBAN | compte | FR1420041010050500013M02606
          IBAN | rekening | NL91ABNA0417164300
          IBAN | cuenta | ES91 2100 0418 4502 0005 1332
          IBAN | conto | IT60 X054 2811 1010 0000 0123 456
          IBAN | iban | ch9300762011623852957
          IBAN | IBAN | PL61109010140000071219812874
          IBAN | IBAN | BE68-5390-0754-7034
          IBAN | IBAN | NO9386011117947
          IBAN | IBAN | MT84MALT011000012345MTLCAST001S
          SWIFT_BIC | BIC: | DEUTDEFF500
          US_SSN | my SSN is | 536-90-4399
          US_SSN | social security number | 536904399
          US_SSN | SSN: | 123-45-6789
          US_ITIN | ITIN | 912-70-1234
          US_EIN | EIN | 12-3456789
          US_ROUTING | routing number | 021000021
          US_BANK_ACCOUNT | account no. | 1234567890
          US_PASSPORT | passport number | 340020013
          UK_PASSPORT | passport no | AB1234567
          US_DRIVER_LICENSE | driver license | A1234567
          US_MBI | Medicare MBI | 1EG4-TE5-MK73
          US_NPI | NPI | 1234567893
          US_DEA | DEA | AB1234563
          US_DEA | DEA number | BB1388568
          MRN | MRN: | 00458321
          UK_NINO | National Insurance number | AB 12 34 56 C
          UK_NINO | NINO | AB123456C
          UK_NHS | NHS number | 943 476 5919
          UK_NHS | NHS | 9434765919
          UK_UTR | UTR | 1955839661
          UK_DRIVING_LICENCE | driving licence | MORGA753116SM9IJ
          DE_STEUER_ID | Steuer-ID | 86095742719
          DE_STEUER_ID | IdNr. | 47 036 892 816
          DE_PERSONALAUSWEIS | Personalausweis | T220001293
          DE_RVNR | Rentenversicherungsnummer | 15070649C103
          FR_NIR | numéro de sécurité sociale | 2 55 08 14 168 025 38
          FR_NIR | NIR | 255081416802538
          IT_CODICE_FISCALE | codice fiscale | RSSMRA85T10A562S
          IT_CODICE_FISCALE | CF: | MRTMTT25D09F205Z
          ES_NIF | DNI | 12345678Z
          ES_NIF | DNI | 12.345.678-Z
          ES_NIE | NIE | X1234567L
          ES_NIE | NIE | X-1234567-L
          ES_CIF | CIF | A58818501
          NL_BSN | BSN | 111222333
          BE_NRN | rijksregisternummer | 85.07.30-033.28
          PL_PESEL | PESEL | 44051401359
          SE_PERSONNUMMER | personnummer | 811228-9874
          SE_PERSONNUMMER | personnummer | 198112289874
          FI_HETU | henkilötunnus | 131052-308T
          FI_HETU | hetu | 131052-0040
          FI_HETU | hetu | 131052+308T
          SE_PERSONNUMMER | personnummer | 811228+9874
          DK_CPR | CPR | 211062-5629
          NO_FNR | fødselsnummer | 17054026641
          CH_AHV | AHV | 756.9217.0769.85
          TR_TCKN | TCKN | 10000000146
          TR_VKN | vergi no | 8770013406
          TR_VKN | Vergi Kimlik No | 0730018000
          CA_SIN | SIN | 130 692 544
          AU_TFN | TFN | 123 456 782
          AU_ABN | ABN | 51 824 753 556
          AU_MEDICARE | Medicare card | 2123 45670 1
          IN_AADHAAR | Aadhaar | 2341 2341 2346
          IN_PAN | PAN | ABCPE1234F
          IN_GSTIN | GSTIN | 27AAPFU0939F1ZV
          TH_NATIONAL_ID | เลขประจำตัวประชาชน | 1-2345-67890-12-1
          SG_NRIC | NRIC | S1234567D
          SG_NRIC | FIN | F1234567N
          KR_RRN | 주민등록번호 | 900101-1234568
          JP_MYNUMBER | マイナンバー | 1234 5678 9018
          CN_RIC | 身份证号码 | 11010519491231002X
          BR_CPF | CPF | 529.982.247-25
          BR_CPF | cpf | 11144477735
          BR_CNPJ | CNPJ | 11.222.333/0001-81
          BR_CNPJ | CNPJ | 12.ABC.345/01DE-35
          MX_CURP | CURP | HEGG560427MVZRRL04
          MX_RFC | RFC | GODE561231GR8
          ZA_ID | South African ID number | 8001015009087
          IL_ID | teudat zehut | 123456782
          AR_CUIT | CUIT | 27-12345678-0
          CL_RUT | RUT | 12.345.678-5
          CL_RUT | rut | 12345605-K
          BR_CNS | CNS | 700412345670003
          RO_CNP | CNP | 1850220123453
          RS_JMBG | JMBG | 0101987500124
          BALTIC_PERSONAL_CODE | asmens kodas | 38503124569
          BALTIC_PERSONAL_CODE | personas kods | 120385-12342
          CZ_RODNE_CISLO | rodné číslo | 855412/0003
          GR_AMKA | ΑΜΚΑ | 12038512344
          RU_SNILS | СНИЛС | 112-233-445 95
          MY_NRIC | MyKad | 880817-02-4481
          AE_EMIRATES_ID | Emirates ID | 784-1985-1234567-3
          TW_ID | 身分證字號 | A123456789
          CREDIT_CARD | номер карты | 2200 1234 5678 9019
          EU_VAT | USt-IdNr. | DE136695976
          EU_VAT | VAT | ATU13585627
          EU_VAT | TVA | FR40303265045
          EU_VAT | partita iva | IT00743110157
          EU_VAT | btw | NL004495445B01
          EU_VAT | VAT | PL8567346215
          EU_VAT | VAT | BE0428759497
          EU_VAT | VAT | IE6433435F
          EU_VAT | VAT | LU15027442
          EU_VAT | VAT | DK13585628
          EU_VAT | VAT | GB980780684
          VIN | VIN | 1M8GDM9AXKP042788
          IMEI | IMEI | 490154203237518
          IMEI | IMEI | 49-015420-323751-8
          ICCID | ICCID | 89014103211118510720
          BTC_ADDRESS | wallet | 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2
          BTC_ADDRESS | send to | 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy
          BTC_ADDRESS | wallet | bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq
          BTC_ADDRESS | wallet | bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr
          ETH_ADDRESS | send it to | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
          CRYPTO_ADDRESS | xrp wallet | rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh
          CRYPTO_ADDRESS | TRX wallet | TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7
          """)
  void isFoundWithItsContext(String type, String context, String value) {
    assertThat(Scanned.in(context + " " + value)).contains(type + "=" + value);
    assertThat(Scanned.in("Hello, " + context + " " + value + ".")).contains(type + "=" + value);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my visa card is | 4111 1111 1111 1112
          card number: | 5555555555554445
          card number: | 4444444444444444
          card | 1234567812345670
          IBAN | DE89370400440532013001
          IBAN | DE8937040044053201300
          IBAN | GB29 NWBK 6016 1331 9268 18
          my SSN is | 000-12-3456
          my SSN is | 666-12-3456
          my SSN is | 900-12-3456
          my SSN is | 123-00-4567
          my SSN is | 123-45-0000
          my SSN is | 078-05-1120
          my SSN is | 123-45-678
          ITIN | 912-49-1234
          EIN | 00-3456789
          routing number | 021000022
          NPI | 1234567894
          CUIT | 27-12345678-1
          RUT | 12.345.678-6
          CNS | 700412345670004
          CNP | 1850220123454
          JMBG | 0101987500125
          asmens kodas | 38503124560
          rodné číslo | 855412/0004
          AMKA | 12038512345
          СНИЛС | 112-233-445 96
          Emirates ID | 784-1985-1234567-4
          身分證字號 | A123456780
          DEA | AB1234564
          NINO | BG123456C
          NINO | QQ123456C
          NINO | AB123456E
          NHS number | 943 476 5918
          UTR | 2955839661
          Steuer-ID | 86095742718
          Rentenversicherungsnummer | 15070649C104
          NIR | 255081416802539
          codice fiscale | RSSMRA85T10A562T
          DNI | 12345678A
          NIE | X1234567A
          CIF | A58818502
          BSN | 111222334
          rijksregisternummer | 85.07.30-033.29
          PESEL | 44051401358
          personnummer | 811228-9873
          henkilötunnus | 131052-308U
          CPR | 321362-5629
          fødselsnummer | 17054026642
          AHV | 756.9217.0769.84
          TCKN | 10000000147
          SIN | 130 692 545
          TFN | 123 456 783
          ABN | 51 824 753 557
          Aadhaar | 2341 2341 2347
          Aadhaar | 1234 1234 1234
          PAN | ABCDE1234F
          GSTIN | 27AAPFU0939F1ZW
          NRIC | S1234567A
          マイナンバー | 1234 5678 9019
          身份证号码 | 110105194912310021
          CPF | 529.982.247-26
          CPF | 111.111.111-11
          CNPJ | 11.222.333/0001-82
          CURP | HEGG560427MVZRRL05
          RFC | GODE561231GR9
          South African ID number | 8001015009088
          teudat zehut | 123456783
          USt-IdNr. | DE136695975
          btw | NL004495446B01
          VIN | 1M8GDM9A1KP042788
          IMEI | 490154203237519
          wallet | 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3
          wallet | bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx
          wallet | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD
          passport number | 34002001
          """)
  void isNotFoundWithAMistake(String context, String value) {
    assertThat(Scanned.in("My " + context + " " + value + ", thanks")).isEmpty();
  }

  @Test
  void aWordAboutTimeDoesNotSpeakAgainstTheNumber() {
    assertThat(Scanned.in("Is 123456782 a valid TFN?")).containsExactly("AU_TFN=123456782");
  }

  @Test
  void numberIsSaidOfEveryNumber() {
    assertThat(Scanned.in("My routing number is 021000021."))
        .containsExactly("US_ROUTING=021000021");
    assertThat(Scanned.in("The number is 415 555 2671.")).containsExactly("PHONE=415 555 2671");
    assertThat(Scanned.in("My Aadhaar number is 310422149968.")).isEmpty();
  }

  @Test
  void namesOfProgramsAreReadWordByWord() {
    assertThat(Scanned.in("{\\\"patientSsn\\\":\\\"588033541\\\"}")).contains("US_SSN=588033541");
    assertThat(Scanned.in("class KeyTest 588033541")).isEmpty();
  }
}
