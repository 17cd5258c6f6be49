package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contact data, names, places and dates in ordinary text. */
class PersonalDataTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mail anna.berg@acme.com today           | EMAIL=anna.berg@acme.com
          GET /x?email=v.reed@inksmith.press&a=1  | EMAIL=v.reed@inksmith.press
          {"to":"liv@fjord.international"}        | EMAIL=liv@fjord.international
          <kai@nord.photography> wrote            | EMAIL=kai@nord.photography
          Call +44 20 7946 0958 now               | PHONE=+44 20 7946 0958
          Tel: 030 1234567                        | PHONE=030 1234567
          Fax (212) 555-0187                      | PHONE=(212) 555-0187
          client ::ffff:192.0.2.1 seen            | IP_ADDRESS=::ffff:192.0.2.1
          from 98.85.59.159 today                 | IP_ADDRESS=98.85.59.159
          host 10.1.2.3 down                      | INTERNAL_IP_ADDRESS=10.1.2.3
          MAC 00:1B:44:11:3A:B7                   | MAC_ADDRESS=00:1B:44:11:3A:B7
          gps 48.85661, 2.35222                   | GEO_COORDINATES=48.85661, 2.35222
          born 12 March 1984 in Leeds             | DATE_OF_BIRTH=12 March 1984
          Geburtsdatum: 03.04.1980                | DATE_OF_BIRTH=03.04.1980
          a 50 year old man                       | AGE=50 year old
          varón de 53 años sin antecedentes       | AGE=53 años
          My name is Zorblax Quentin              | PERSON=Zorblax Quentin
          Dear Ms Oyelaran,                       | PERSON=Oyelaran
          Dr. Anna-Maria O'Brien said             | PERSON=Anna-Maria O'Brien
          Nombre: Pedro                           | PERSON=Pedro
          {"first_name": "Grace"}                 | PERSON=Grace
          I live at 12 Elm Street                 | ADDRESS=12 Elm Street
          Domicilio: Calle Carmen Romero, 23, 1D  | ADDRESS=Calle Carmen Romero, 23, 1D
          wohnhaft Hauptstraße 5                  | ADDRESS=Hauptstraße 5
          We met at Frost LLC                     | ORGANIZATION=Frost LLC
          "Not on my watch," said Umlauf Verrick  | PERSON=Umlauf Verrick
          the minutes by Tarvydsen were late      | PERSON=Tarvydsen
          Ask Ilse Branković about the lease      | PERSON=Ilse Branković
          We owe Gregor Patashvili an answer      | PERSON=Gregor Patashvili
          She works at Quillbright in Leeds       | ORGANIZATION=Quillbright
          he became CEO of Tidal Lantern          | ORGANIZATION=Tidal Lantern
          send it to the Quillbright office       | ORGANIZATION=Quillbright
          an invoice from Deutsche Bank arrived   | ORGANIZATION=Deutsche Bank
          to PSC 471, Box 20, FPO AP 96349 please | ADDRESS=PSC 471, Box 20, FPO AP 96349
          my home city Brunnthal is small         | LOCATION=Brunnthal
          Employer: Quillbright Lantern           | ORGANIZATION=Quillbright Lantern
          "insurer": "Quillbright"                | ORGANIZATION=Quillbright
          a letter of Volksbank Brunnthal came    | ORGANIZATION=Volksbank Brunnthal
          sold to Lantern Breweries last year     | ORGANIZATION=Lantern Breweries
          moved to Umber Rehab on Tuesday         | ORGANIZATION=Umber Rehab
          Ask Emeka Brandt, Tidal Industries      | PERSON=Emeka Brandt
          BP was 120 on 10/29/21 and fell         | DATE_TIME=10/29/21
          MRN 5520917, seen 11/30/2022            | DATE_TIME=11/30/2022
          4539 1488 0343 6467 cvv 123             | CREDIT_CARD=4539 1488 0343 6467
          Write to anna.muster@example.org        | EMAIL=anna.muster@example.org
          Malia, 15 y/o, seen with her father     | AGE=15 y/o
          I'm 24 and was a member for two years   | AGE=24
          Иван Петров позвонил вчера              | PERSON=Иван Петров
          Доктор Кузнецова приняла пациента       | PERSON=Кузнецова
          Με λένε Γιώργος Παπαδόπουλος            | PERSON=Γιώργος Παπαδόπουλος
          Signora Rota, che ha 74 anni e chiede   | AGE=74 anni
          da gran señora, tengo 33 años y vivo    | AGE=33 años
          Die Kleine ist jetzt 14 Monate alt      | AGE=14 Monate alt
          give him my number, 0161 496 0723, I'm  | PHONE=0161 496 0723
          mejor llámame al 943 55 01 27           | PHONE=943 55 01 27
          hi i'm lisa, my order is late           | PERSON=lisa
          it was lisa miller who called me        | PERSON=lisa miller
          La enfermedad de Fernández empeoró      | PERSON=Fernández
          customer number 4539148803436467        | CREDIT_CARD=4539148803436467
          NHS registration 9434765919             | UK_NHS=9434765919
          Savings: 12345678                       | US_BANK_ACCOUNT=12345678
          John Smith-53 years old                 | AGE=53 years old
          https://user:pw@example.com/x           | URL=https://user:pw@example.com/x
          erreichbar unter 0162 5550174           | PHONE=0162 5550174
          badge 41-00927 sits with claims         | EMPLOYEE_ID=41-00927
          Kundennummer 4471882 bitte angeben      | MEMBER_ID=4471882
          wristband H2294016, second floor        | MRN=H2294016
          his CNP 2930615350121, as written       | RO_CNP=2930615350121
          Kennzeichen M-AB 1234 stand davor       | LICENCE_PLATE=M-AB 1234
          mijn kenteken K-482-VT aanpassen        | LICENCE_PLATE=K-482-VT
          de chauffeur (kenteken VGT-48-K) staat  | LICENCE_PLATE=VGT-48-K
          że widziała auto TSA 2057K.             | LICENCE_PLATE=TSA 2057K
          машина О482КР116, телефон               | LICENCE_PLATE=О482КР116
          मेरी गाड़ी UP32 KT 6071 का बीमा              | LICENCE_PLATE=UP32 KT 6071
          Zorgpolis 201539734 bij                 | HEALTH_PLAN_ID=201539734
          birth number 8402174825, paid           | CZ_RODNE_CISLO=8402174825
          the driver's reg was LN19 KVR, white    | LICENCE_PLATE=LN19 KVR
          la matrícula es 7260 KXB, un Seat       | LICENCE_PLATE=7260 KXB
          przyjęty 9 stycznia do szpitala         | DATE_TIME=9 stycznia
          Elvira Nordgren, 31 år, bor i Lund      | AGE=31 år
          the password i set was Tenby-Harbour!19 | PASSWORD=Tenby-Harbour!19
          já tentei a senha Azulejo#1958 hoje     | PASSWORD=Azulejo#1958
          bob.quist@northwind.example wrote       | EMAIL=bob.quist@northwind.example
          """)
  void isFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "May I ask, will Page 3 have more Grace?",
        "Роман о любви, в полном виктория и надежда на мир",
        "upgrade to version 1.2.3.4 first",
        "Версия 7.3.0.5 исправляет ошибку",
        "バージョン7.3.0.5で不具合が修正されました",
        "版本号为7.3.0.5。",
        "버전 22.4.17.3, 로그는",
        "الإصدار 7.3.0.5 يصلح",
        "संस्करण 7.3.0.5 में",
        "see logo@2x.png and git@github.com",
        "public policy duplicates licence text abc1234567",
        "order 1234567890 shipped, tracking 9434765919",
        "std::vector<int> a::b",
        "noreply@acme.com or user@example.com",
        "email4kq7xw2dpb9@mail.example is a token",
        "I am 20 km away, I'm 15 minutes late, she is 12 points ahead",
        "il y a 20 ans; ha 10 anni di esperienza; cuenta con 250000 habitantes",
        "la enfermedad de Crohn, signo de Murphy, Budd-Chiari syndrome, Glasgow Coma Scale 15",
        "la niña come una granada en los lagos",
        "a 30 year mortgage, a 5 year plan, plan a 5 años, la garantía tiene 2 años, ça fait 10 ans",
        "if i is 10, break; you can pass --max-old-space-size=4096, pass OAuth2Token through",
        "The password hash is SHA256withRSA, its password length is 12+chars",
        "registration USD 1000, it closes 5 PM UTC; setTimeout(callback, 5000000); precio fijo 1500000",
        "info@example.com, package@1.0.test, build@2x.test.js",
        "password policy NIST-800-63B; the password is case-sensitive; reset password at Step2",
        "course registration CS101 is open, registration of USB 3 devices",
        "viewBox=\"0 0 608996 14618\", sendungsnummer 00340434 1829 9910 4421",
        "Zeichen SV-2025-1182. Unsere Kundin Dr. war hier; GK-417-RD; the plaza. Recall 3",
        "license key AAAA-1234-BBBB, license: MIT 2024, CI run 12345678",
        "see Table 3, 12345 rows; Chapter 3. 10115 Paris",
        "Don't mark it down, the Lesson 3 text says so",
        "The head office told employees that they work at night",
        "no office works for free on Monday, he said, and told everybody",
        "see section 3.4.7.2 of the handbook",
        "weights 0.4417, 0.9032 after training",
        "EAN 0049123456789 is on the box",
        "error code 312-555-2368 again",
        "super@Outer.walk() icon@2x.png lodash@latest.beta logo@next.config.js deploy@web1.prod:/srv",
        "getty@tty1.service root@db.internal foo@bar.method() @click.prevent x@y.rocks",
        "Telefon ohne Bindestriche, zum Beispiel 000-0000-0000 oder 0000000000",
        "the older form, ISBN 0-306-40615-2, has another check digit"
      })
  void isNotFoundWhereThereIsNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> !found.startsWith("DOMAIN_NAME"));
  }

  @Test
  void aLabelOfTheCallerCountsAsContext() {
    assertThat(Scanned.in("943 476 5919", "nhs_number")).containsExactly("UK_NHS=943 476 5919");
    assertThat(Scanned.in("grace", "first_name")).containsExactly("PERSON=grace");
    assertThat(Scanned.in("536904399", "ssn")).containsExactly("US_SSN=536904399");
  }

  @Test
  void theSetSaysWhatItIs() {
    assertThat(Detectors.standard().versions())
        .contains("us_ssn@1", "email@8", "person@10", "password@7", "age@9");
    assertThat(Detectors.standard().digest()).matches("sha256:[0-9a-f]{64}");
  }
}
