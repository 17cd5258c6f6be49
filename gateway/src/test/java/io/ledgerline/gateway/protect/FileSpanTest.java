package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.request.Endpoint;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are files. */
class FileSpanTest {
  private static final String ROW = "name,email\nJane Roe,jane@corp.com\n";
  private static final String DATA =
      Base64.getEncoder().encodeToString(ROW.getBytes(UTF_8)); // well below a hundred characters

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:text/csv;base64,",
        "data:;base64,",
        "DATA:text/csv;charset=utf-8;BASE64,",
        "Data:application/octet-stream;base64,"
      })
  void anAddressThatHoldsItsDataIsAFileHoweverShort(String before) {
    assertThat(files(before + DATA)).containsExactly(ROW);
    assertThat(files(before + DATA + "\\n")).containsExactly(ROW);
  }

  @Test
  void proseThatBeginsLikeAnAddressIsNone() {
    assertThat(files("data:text/csv;base64, is how such an address begins")).isEmpty();
    assertThat(files("data:text/csv;base64," + DATA + " is what I was sent")).isEmpty();
    assertThat(files("data:text/csv;base64,")).isEmpty();
    assertThat(files("data: " + DATA)).isEmpty();
  }

  @Test
  void otherShortTextsAreNone() {
    assertThat(files("JVBERi0xLjcK")).isEmpty();
    assertThat(files(DATA)).isEmpty();
  }

  private static List<String> files(String text) {
    String body =
        """
        {"model":"m","max_tokens":9,"messages":[{"role":"user","content":"%s"}]}
        """
            .formatted(text);
    var located = (Located.Ok) LocatedRequest.locate(body.getBytes(UTF_8), Endpoint.MESSAGES);
    List<String> files = new ArrayList<>();
    for (FileSpan file : RequestTexts.of(located.request()).files()) {
      try (var in = file.open()) {
        files.add(new String(in.readAllBytes(), UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }
}
