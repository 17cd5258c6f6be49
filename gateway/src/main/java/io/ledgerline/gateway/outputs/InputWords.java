package io.ledgerline.gateway.outputs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.inspection.token.Issued;
import io.ledgerline.inspection.token.IssuedTokens;
import io.ledgerline.messages.request.TextSpans;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a value stood in the request, or in what the gateway adds to it: by its letters and
 * digits, however they were spaced. A small request is read only when an answer holds something
 * that matters; a large one at once, because answers are looked at where nothing may take long.
 */
final class InputWords {
  private static final int LARGE = 256 << 10;

  /** One inside of the other. */
  private static final int MOST_ENCODINGS = 2;

  private final CallView call;

  /**
   * What it hid, and what earlier turns did that a summary stands for, or that are kept upstream.
   */
  private final @Nullable IssuedTokens hidden;

  private @Nullable Occurrences words;

  InputWords(CallView call) {
    this.call = call;
    hidden = call.inspection().carried(IssuedTokens.class);
    if (call.request().body().length > LARGE) {
      words = read();
    }
  }

  /** Also where the answer has it encoded, as an address or a string of JSON wants it. */
  boolean hold(String value) {
    String said = value;
    for (int i = 0; i <= MOST_ENCODINGS; i++) {
      String folded = folded(said);
      if (folded.isEmpty() || words().hold(folded)) {
        return true;
      }
      String plain = Unescaped.of(said);
      if (plain.equals(said)) {
        return false;
      }
      said = plain;
    }
    return false;
  }

  private Occurrences words() {
    Occurrences known = words;
    if (known == null) {
      known = read();
      words = known;
    }
    return known;
  }

  private Occurrences read() {
    var all = new StringBuilder();
    TextSpans.visit(
        call.request(),
        span -> {
          switch (span.kind()) {
            case BASE64, THINKING, COMPACTION, STOP_SEQUENCE -> {}
            case TEXT,
                TOOL_RESULT,
                DOCUMENT,
                SEARCH_RESULT,
                TOOL_INPUT,
                TOOL_INPUT_KEY,
                TOOL_DEFINITION,
                TOOL_VALUE,
                TOOL_FIELD,
                TOOL_OPTION,
                OPTION,
                LINK,
                OTHER ->
                all.append(folded(span.text(call.request().body()))).append(' ');
          }
        });
    call.prompt().blocks().forEach(block -> all.append(folded(block)).append(' '));
    if (hidden != null) {
      for (Issued one : hidden.all()) {
        all.append(folded(new String(one.value(), UTF_8))).append(' ');
      }
    }
    return new Occurrences(all.toString());
  }

  private static String folded(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(folded::appendCodePoint);
    return folded.toString().toLowerCase(Locale.ROOT);
  }
}
