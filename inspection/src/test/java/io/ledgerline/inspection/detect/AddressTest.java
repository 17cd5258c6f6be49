package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Postal addresses as they are written in several countries, each found from end to end. */
class AddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1600 Quarry Ave NW Apt 4, Washington DC 20500",
        "Flat 3, 27 High St, Cork, T12 XY45",
        "Unit 5/120 Collins Street, Melbourne VIC 3000",
        "14 rosewood close, leeds ls8 2pq",
        "221B Baker Street, London NW1 6XE",
        "Calle Joaquim Folguera, 3 - 5º 2ª, 08022 Barcelona",
        "C/ Manuel Silvela nº 2, 6º A, 28014 Madrid",
        "Avda. Carlos Haya, s/n. 29010 Málaga",
        "Calle puente cesures, 16. 28006 Madrid",
        "Calle Mayor S/N, 28001 Madrid",
        "C/ B 12",
        "via Roma: 12",
        "Pº Isabel la Católica 1 y 3. 50009 Zaragoza",
        "Carrera 7 # 71-21, Bogotá",
        "C/ Doctor Martín Lagos, s/n. 28040 Madrid",
        "C/. Pintor Goya, 1, 3.º B 28100 Alcobendas",
        "C/ Ramón y Cajal, s/n. 46520 Puerto de Sagunto",
        "Hauptstraße 12a, 10115 Berlin",
        "Hauptstr. 7b, 80331 München",
        "Hauptstraße 12 a, 10115 Berlin",
        "Unter den Linden 77, 10117 Berlin",
        "12 rue des Lilas, 75011 Paris",
        "5 bis, avenue du Général Leclerc, 69003 Lyon",
        "8 rue Victor Hugo",
        "3 Place de la République, 75003 Paris",
        "Piazza Duomo n. 3, 20122 Milano",
        "Av. da Liberdade, 110, 2.º Esq., 1250-146 Lisboa",
        "ul. Długiej 5/7, 00-238 Warszawa",
        "Storgatan 12, 114 55 Stockholm",
        "Dorpsstraat 4, 3511 AB Utrecht",
        "Dlouhá 12, 110 00 Praha 1",
        "Husova 21/4, 602 00 Brno",
        "Na Příkopě 854/14, 110 00 Praha",
        "Kossuth Lajos utca 12, 1053 Budapest",
        "5430 Tiszaföldvár, Kossuth Lajos út 88",
        "1117 Budapest, Bogdánfy utca 7",
        "Plot 44, Sipcot Housing Colony, Hosur 635126",
        "Laluan Pengkalan Pegoh 5, 31500 Lahat",
        "Atatürk Cad. No: 12, 34367 Şişli",
        "Str. Mihai Eminescu nr. 14, bl. 3, ap. 12, București",
        "Bulevardul Unirii 12, București",
        "12, MG Road, Bengaluru 560001",
        "Flat 4B, Sunrise Apartments, Andheri West, Mumbai 400053",
        "Plot 14, Sector 22, Gurugram, Haryana 122015",
        "ул. Ленина, д. 12, кв. 34, Москва",
        "Невский проспект, д. 28, Санкт-Петербург",
        "вул. Хрещатик 22, Київ",
        "Οδός Ερμού 12, 105 63 Αθήνα",
        "Jl. Merdeka 45, Bandung",
        "Jalan Sudirman No. 12, Jakarta 10220"
      })
  void anAddressIsFoundWhole(String address) {
    assertThat(Scanned.in(address)).containsExactly("ADDRESS=" + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "In the year 12, Main Road repairs began, London calling",
        "Plot 14, Figure 22, Table 3",
        "улица 5 страниц, Room 12, Table A, Item B",
        "see Table 3, 12345 rows, and Figure 4. 20000 London buses",
        "Chapter 3. 10115 Paris was taken",
        "the ring 5 and the square 4 of the board",
        "rate 5 av 3 pl 2",
        "c/o 5 of them",
        "take Highway code 5 and place 3 in a row",
        "am Montag 12, 10115 Menschen",
        "We meet at 5 via Zoom, I paid 100 via PayPal, connect 2 via USB",
        "Il reste 1 place de parking, 3 cours de danse, 10 via di fuga, 5 court de tennis",
        "It opened in 2019. Place de la Concorde is nice.",
        "En la calle 15 no 20 personas sino 30.",
        "Via bus, 20 minutes; Corso intensivo, 20 ore; Cours particuliers, 20 euros",
        "Monitoring 24h, Bremsweg 40m, Substr 3 of text",
        "Kosten 2024, 10117 Berlin; Mail: Outlook 365"
      })
  void aNumberBesideAWordIsNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("ADDRESS"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          reach me at 555-123-4567 via Signal                 | PHONE=555-123-4567
          Ruf an: 0171 234 5678 via WhatsApp                  | PHONE=0171 234 5678
          4539 1488 0343 6467 via PayPal                      | CREDIT_CARD=4539 1488 0343 6467
          At 10:30 Dr. van der Berg will see you              | PERSON=van der Berg
          Zimmer 5, Dr. von Hagen                             | PERSON=von Hagen
          Frau Anna Schmidt 44, 10117 Berlin                  | PERSON=Anna Schmidt
          Hauptstraße 5, 12345 Kleindorf von Anna Schmidt.    | PERSON=Anna Schmidt
          12, rue de la Paix, Paris, 06 12 34 56 78           | ADDRESS=12, rue de la Paix, Paris
          Carrera 7 # 4539 1488 0343 6467                     | CREDIT_CARD=4539 1488 0343 6467
          Tel. Hauptstraße 5, 030 123456                      | PHONE=030 123456
          in der Hauptstraße 5. 10000 Euro schuldet er        | ADDRESS=Hauptstraße 5
          """)
  void anAddressTakesNothingFromItsNeighbours(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }
}
