package io.ledgerline.messages.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.json.Splice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That exactly the thinking of earlier messages goes, and what is left is JSON. */
class ThinkingRemovalTest {
  private static final String T =
      "{\"type\":\"thinking\",\"thinking\":\"a, b]\",\"signature\":\"s\"}";
  private static final String R = "{ \"type\" : \"redacted_thinking\", \"data\":\"d\" }";
  private static final String X = "{\"type\":\"text\",\"text\":\"thinking\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[T,X]|[X]",
        "[X , T]|[X]",
        "[T, R ,X,T,X, R]|[X,X]",
        "[X]|[X]",
        "[]|[]",
        "[ T ,R]|[{\"type\":\"text\",\"text\":\"[thinking removed]\"}]"
      })
  void whatIsVoidGoesAndTheRestStays(String content, String left) {
    String body =
        "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"},{\"content\":%s,\"role\":\"assistant\"},{\"role\":\"user\",\"content\":\"go\"},{\"role\":\"assistant\",\"content\":[%s,%s]},{\"role\":\"user\",\"content\":\"on\"}]}";
    byte[] before = body.formatted(spelled(content), T, X).getBytes(UTF_8);
    var located = (Located.Ok) LocatedRequest.locate(before, Endpoint.MESSAGES);
    var removal = ThinkingRemoval.before(located.request(), 3);
    String after = new String(Splice.apply(before, removal.edits()), UTF_8);
    assertThat(after).isEqualTo(body.formatted(spelled(left), T, X));
    int gone = content.replaceAll("[^TR]", "").length();
    assertThat(removal.blocks()).isEqualTo(gone);
  }

  private static String spelled(String content) {
    return content.startsWith("[{")
        ? content
        : content.replace("T", T).replace("R", R).replace("X", X);
  }
}
