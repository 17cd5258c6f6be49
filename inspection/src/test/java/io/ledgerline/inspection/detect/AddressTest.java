package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
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
        "Dorpsstraat 4, 3511 AB Utrecht"
      })
  void anAddressIsFoundWhole(String address) {
    assertThat(Scanned.in(address)).containsExactly("ADDRESS=" + address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "see Table 3, 12345 rows, and Figure 4. 20000 London buses",
        "Chapter 3. 10115 Paris was taken",
        "the ring 5 and the square 4 of the board",
        "rate 5 av 3 pl 2",
        "c/o 5 of them",
        "take Highway code 5 and place 3 in a row",
        "am Montag 12, 10115 Menschen"
      })
  void aNumberBesideAWordIsNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("ADDRESS"));
  }
}
