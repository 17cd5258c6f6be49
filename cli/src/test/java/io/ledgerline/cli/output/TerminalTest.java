package io.ledgerline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TerminalTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void jsonShowsWhatWouldSteerATerminalAsEscapesOfTheSameValue() {
    String hostile =
        "to \u202Emoc.live\u202C \u009B31m \u007F \u2028 \u2066x \u200B \uDB40\uDC41 end";
    var json =
        JSON.createObjectNode().put("to", hostile).put("a\u202Eb", 1).put("ok", "Zoë 😀 \u4F60");
    String shown = Terminal.pretty(json);
    assertThat(shown.codePoints())
        .allMatch(c -> c == '\n' || c == '\r' || !Character.isISOControl(c))
        .noneMatch(c -> Character.getType(c) == Character.FORMAT);
    assertThat(shown).contains("\\u202Emoc.live\\u202C", "\\u009B31m", "Zoë 😀 \u4F60");
    assertThat(JSON.readTree(shown)).isEqualTo(json);
  }

  @Test
  void linesOfATextStayAndWhatMovesTheCursorDoesNot() {
    assertThat(Terminal.harmless("a\n\tb\u001B[2J\r\u0007c"))
        .isEqualTo("a\n\tb\\u001B[2J\\u000D\\u0007c");
  }
}
