package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, addresses, days, ages and plates as countries outside the largest ones write them. */
class MoreCountriesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          договор: Кузнечихин Артём Олегович, Тверь | PERSON=Кузнечихин Артём Олегович
          Артём Олегович Кузнечихин подписал | PERSON=Артём Олегович Кузнечихин
          Больная Сапожникова Т. И. поступила | PERSON=Сапожникова Т. И.
          передать Р. А. Мамедову лично | PERSON=Р. А. Мамедову
          <піб>Бондаренко Остап Юрійович</піб> | PERSON=Бондаренко Остап Юрійович
          Супроводжує мама Захара, пані Ірина | PERSON=Захара
          Γεια σου Θοδωρή, στείλε μου | PERSON=Θοδωρή
          Ονοματεπώνυμο: Χρυσάνθη Παπαγιαννοπούλου | PERSON=Χρυσάνθη Παπαγιαννοπούλου
          Клиент: Айгерим Сейткали | PERSON=Айгерим Сейткали
          Sveiki, mano vardas Rūta Žilinskienė | PERSON=Rūta Žilinskienė
          Hakija: Sirkka-Liisa Hyvönen | PERSON=Sirkka-Liisa Hyvönen
          ako po si Jomar Dimaculangan ng Batangas | PERSON=Jomar Dimaculangan
          Terveisin Mirva, mirva.r@posti.example | PERSON=Mirva
          Mieszkam przy ul. Żwirki 18/4, 40-066 Katowice. | ADDRESS=ul. Żwirki 18/4, 40-066 Katowice
          Wohnung Lerchenweg 3, 1. OG links, 82515 Wolfratshausen, ab | ADDRESS=Lerchenweg 3, 1. OG links, 82515 Wolfratshausen
          Nørrebrogade 44, 2. tv., 2200 København N | ADDRESS=Nørrebrogade 44, 2. tv., 2200 København N
          Av. Epitácio Pessoa, 1880, ap. 302 - João Pessoa/PB | ADDRESS=Av. Epitácio Pessoa, 1880, ap. 302 - João Pessoa/PB
          Mora na Rua das Acácias, 245, casa 2, Sorocaba - SP. | ADDRESS=Rua das Acácias, 245, casa 2, Sorocaba - SP
          at Ilica 45, 10000 Zagreb | ADDRESS=Ilica 45, 10000 Zagreb
          Slovenska cesta 12, 1000 Ljubljana | ADDRESS=Slovenska cesta 12, 1000 Ljubljana
          Διεύθυνση: Ερμού 48, Πάτρα | ADDRESS=Ερμού 48, Πάτρα
          Brīvības iela 45-12, Rīga | ADDRESS=Brīvības iela 45-12, Rīga
          бул. Витоша 15, ет. 4, ап. 9, София 1000 | ADDRESS=бул. Витоша 15, ет. 4, ап. 9, София 1000
          No. 17, Lorong Melati 4, Alor Setar | ADDRESS=Lorong Melati 4, Alor Setar
          HI 96778, 808.965.0417. Call | PHONE=808.965.0417
          available to sign on Thursday 15th at 11 | DATE_TIME=Thursday 15th
          desaparecido el martes 18 en Ponferrada | DATE_TIME=martes 18
          Første dag er den 1. august, ikke? | DATE_TIME=1. august
          Досвід: 09.2019 – 02.2022, бариста | DATE_TIME=09.2019
          Työ: Logistiikka (6/2015–2/2023) | DATE_TIME=6/2015
          Me quieren rajar antes del 31/8 y | DATE_TIME=31/8
          mw. Tjitske Hoekstra-Bouma (87), onrustig | AGE=87
          my son (14 months) sleeps | AGE=14 months
          madre de Dylan Josué Pincay de 8 años, autorizo | AGE=8 años
          Іваненко Марія, 29 років, Київ | AGE=29 років
          55 år gammel lektor fra Bergen | AGE=55 år gammel
          Mașina mea, Dacia Duster CJ 27 VMD, a fost | LICENCE_PLATE=CJ 27 VMD
          Bil: Skoda, MJR 41K | LICENCE_PLATE=MJR 41K
          her new car MH 02 FK 4481. | LICENCE_PLATE=MH 02 FK 4481
          Car left at gate: KDG 418T. | LICENCE_PLATE=KDG 418T
          Onni Lehtovaara, 220294-601E | FI_HETU=220294-601E
          TIN 448-172-039-000 | TAX_NUMBER=448-172-039-000
          паспорт 4509 448172 выдан | PASSPORT=4509 448172
          imsi=310260448172039; | DEVICE_ID=310260448172039
          полис ОМС 7748 1720 4481 7203 | HEALTH_PLAN_ID=7748 1720 4481 7203
          """)
  void isFound(String text, String found) {
    assertThat(Scanned.in(text)).contains(found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Основание: статья 5 закона, Глава III",
        "Слова песни и Основа успеха",
        "Республика Саха и река Обь",
        "Η Ελλάδα και η Ευρώπη",
        "Monday 5 people came",
        "on Friday 200 units were sold",
        "BMW X5 2019 and Ford F 150 with 2.0 TDI 110 kW",
        "Audi A4 2.0 TDI quattro 2015",
        "VW Golf GTI 230 hp, Passat TDI 150",
        "flight AB 1234 leaves at gate B12",
        "<field name=\"Aadhaar\">x</field>",
        "<input name=\"Steuer-ID\" type=\"text\">",
        "3 år gammel bil til salgs",
        "Cerveza añeja de 8 años",
        "1.234.567-8 rows were read",
        "Versions 6/2015 and 2/2023",
        "Table 12, 10000 rows",
        "see 40-066 for it",
        "Sehr geehrte Kunden, liebe Kollegen",
        "Dear Members, dear Parents, hi Neighbours",
        "Tisztelt Ügyfélszolgálat!",
        "Liebe Gäste, wer die Sauna",
        "Selamat siang Kak, saya mau",
        "PC-en hans har en feil",
        "Szanowni Państwo, drodzy Klienci",
        "Уважаемые коллеги, добрый день",
        "Tenant: Acme Industries",
      })
  void isNotFound(String text) {
    assertThat(Scanned.in(text))
        .noneMatch(
            found ->
                found.matches(
                    "(PERSON|ADDRESS|AGE|LICENCE|DATE|CL_|AR_|PHONE|TAX_|NATIONAL|PASSPORT).*"));
  }
}
