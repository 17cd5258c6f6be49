package io.ledgerline.messages.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ledgerline.messages.json.Span;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a message ended. */
final class StopReasons {
  /** Source: platform.claude.com/docs/en/build-with-claude/handling-stop-reasons. */
  private static final Set<String> GOES_ON = Set.of("\"tool_use\"", "\"pause_turn\"");

  private StopReasons() {}

  /** Whether the literal says that the turn goes on in another call. */
  static boolean goesOn(byte[] json, @Nullable Span literal) {
    return literal != null
        && GOES_ON.contains(new String(json, literal.start(), literal.length(), US_ASCII));
  }
}
