package io.ledgerline.messages.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DecodedTextTest {
  private static final String[] PIECES = {
    "a", "\\n", "\\u00e9", "\\ud83e\\udd16", "é", "🤖", "\\\"", "\\\\", "\\/", "@", "\\u0041"
  };

  @Test
  void namesTheSourceOfEveryCharacter() {
    var random = new Random(4);
    for (int run = 0; run < 2_000; run++) {
      var content = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        content.append(PIECES[random.nextInt(PIECES.length)]);
      }
      byte[] body = ("[\"" + content + "\"]").getBytes(UTF_8);
      var literal = new Span(1, body.length - 1);
      boolean escaped = content.indexOf("\\") >= 0;
      DecodedText text = DecodedText.of(body, literal, escaped);
      String decoded = JsonString.decode(body, literal);
      assertThat(new String(text.bytes(), text.start(), text.end() - text.start(), UTF_8))
          .isEqualTo(decoded);
      assertThat(text.source(text.end())).isEqualTo(body.length - 2);
      eachCharacterDecodesFromItsSource(body, text);
    }
  }

  private static void eachCharacterDecodesFromItsSource(byte[] body, DecodedText text) {
    for (int at = text.start(); at < text.end(); ) {
      int next = at + 1;
      while (next < text.end() && (text.bytes()[next] & 0xC0) == 0x80) {
        next++;
      }
      String character = new String(text.bytes(), at, next - at, UTF_8);
      assertThat(JsonString.decode(body, text.source(at), text.source(next), true))
          .isEqualTo(character);
      at = next;
    }
  }
}
