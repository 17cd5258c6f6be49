package io.ledgerline.messages.json;

import static io.ledgerline.messages.Bytes.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ledgerline.messages.Bytes;
import io.ledgerline.messages.RandomJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonScannerProperty {
  private static final long SEED = 0x5EED_2026_11_21L;
  private static final JsonMapper ORDINARY =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @Test
  void agreesWithAnOrdinaryParserOnWhatIsJson() {
    var random = new Random(SEED);
    var json = new RandomJson(random);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] document = utf8(json.space() + json.value(5) + json.space());
      byte[] bytes = i % 4 == 0 ? document : Bytes.mutated(document, random);
      boolean ours = accepts(bytes);
      refused += ours ? 0 : 1;
      if (ours) {
        assertThat(ordinaryAccepts(bytes)).as("seed %x round %d", SEED, i).isTrue();
      } else if (isUtf8(bytes) && !halfSurrogate(bytes) && !startsWithMark(bytes)) {
        assertEquals(false, ordinaryAccepts(bytes), () -> "ordinary takes " + Bytes.text(bytes));
      }
    }
    assertThat(refused).isBetween(5_000, 15_000);
  }

  private static boolean accepts(byte[] bytes) {
    try {
      var scanner = new JsonScanner(bytes);
      scanner.skipValue();
      scanner.endOfDocument();
      return true;
    } catch (MalformedJsonException e) {
      assertThat(e.position()).isBetween(0, bytes.length);
      return false;
    }
  }

  private static boolean ordinaryAccepts(byte[] bytes) {
    try {
      return !ORDINARY.readTree(bytes).isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** An escape of half a pair, which the grammar allows and we refuse. */
  private static boolean halfSurrogate(byte[] bytes) {
    String rest = Bytes.text(bytes).replace("\\\\", "").replaceAll("(?i)\\\\ud83e\\\\udd16", "");
    return rest.matches("(?is).*\\\\ud[89a-f].*");
  }

  private static boolean startsWithMark(byte[] bytes) {
    return Bytes.text(bytes).startsWith("\uFEFF");
  }
}
