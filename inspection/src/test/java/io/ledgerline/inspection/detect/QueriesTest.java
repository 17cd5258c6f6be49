package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as forms send them, as addresses have them, and as mails encode them. */
class QueriesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "mail=x&name=J%C3%BCrgen+M%C3%BCller&n=1 ~ PERSON=J%C3%BCrgen+M%C3%BCller",
        "GET /c?customer_name=Jane%20Doe&x=1 HTTP/1.1 ~ PERSON=Jane%20Doe",
        "https://crm.test/c?name=Siobhan+O%27Brien&x=1 ~ PERSON=Siobhan+O%27Brien",
        "a=1&phone=%2B49+30+901820 ~ PHONE=%2B49+30+901820",
        "a=1&address=12+Elm+Street ~ ADDRESS=12+Elm+Street",
        "/find?iban=DE89%203704%200044%200532%200130%2000 ~ IBAN=DE89%203704%200044%200532%200130%2000",
        "password=Tr0ub%264dor%263&a=b ~ PASSWORD=Tr0ub%264dor%263",
        "{\"body\":\"a=1&name=Jane+Doe\"} ~ PERSON=Jane+Doe"
      })
  void areFoundInQueries(String text, String found) {
    assertThat(Scanned.in(text)).contains(found);
    assertThat(Scanned.in("Seen: " + text + " and " + text)).filteredOn(found::equals).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int name=first+last; total=price+tax;",
        "LIKE '%AB%' and x=100% or %zz=%4",
        "=%41&=+a+b&",
        "q=%FF%FE%C3&r=%",
        "sum=a+b&c+d?e=f+g"
      })
  void whatIsNoQueryIsNoValue(String text) {
    assertThat(Scanned.in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Sehr geehrter Herr J=C3=BCrgen M=C3=BCller, ~ PERSON=J=C3=BCrgen M=C3=BCller",
        "From: =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <jm@corp.test> ~ PERSON=J=C3=BCrgen_M=C3=BCller",
        "From: =?utf-8?q?Jane_Dor=C3=A9e?= <jd@corp.test> ~ PERSON=Jane_Dor=C3=A9e"
      })
  void areFoundInMails(String text, String found) {
    assertThat(Scanned.in(text)).contains(found);
  }

  @Test
  void lowLinesOutsideOfAnEncodedWordStay() {
    assertThat(Scanned.in("x_y=C3=BC mail: jane_doe@northwind-traders.com"))
        .containsExactly("EMAIL=jane_doe@northwind-traders.com");
    assertThat(Scanned.in("=?UTF-8?Q?=C3=BC?= jane_doe@northwind-traders.com =C3=BC"))
        .containsExactly("EMAIL=jane_doe@northwind-traders.com");
  }
}
