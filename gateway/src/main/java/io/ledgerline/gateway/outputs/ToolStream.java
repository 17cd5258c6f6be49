package io.ledgerline.gateway.outputs;

import io.ledgerline.inspection.rule.RuledText;
import io.ledgerline.messages.answer.AnswerEvent;
import io.ledgerline.messages.sse.SseKind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Before the text's own stream: a tool use is held back until its whole input was looked at. */
final class ToolStream implements StreamedAnswer {
  private static final byte[] NOTHING = {};
  private static final int MOST_BYTES = 4 << 20;

  private final StreamedAnswer text;
  private final ToolJudge judge;
  private final RuledText ruled;
  private final List<AnswerEvent> use = new ArrayList<>();
  private final StringBuilder input = new StringBuilder();
  private int bytes;

  ToolStream(StreamedAnswer text, ToolJudge judge, RuledText ruled) {
    this.text = text;
    this.judge = judge;
    this.ruled = ruled;
  }

  @Override
  public byte[] event(AnswerEvent event) throws AnswerTooLongException {
    if (use.isEmpty() && !begins(event)) {
      return text.event(event);
    }
    bytes += event.raw().length;
    if (bytes > MOST_BYTES) {
      throw new AnswerTooLongException(bytes, MOST_BYTES);
    }
    use.add(event);
    input.append(event.given());
    if (event.type().equals("input_json_delta")) {
      input.append(event.decoded());
    }
    return ends(event) ? judged() : NOTHING;
  }

  private boolean begins(AnswerEvent event) {
    return event.kind() == SseKind.CONTENT_BLOCK_START
        && event.type().equals("tool_use")
        && !ruled.blocked();
  }

  /** What ends the answer ends an input that the upstream left open, too. */
  private static boolean ends(AnswerEvent event) {
    return switch (event.kind()) {
      case CONTENT_BLOCK_STOP, MESSAGE_DELTA, MESSAGE_STOP, ERROR -> true;
      case MESSAGE_START, CONTENT_BLOCK_START, CONTENT_BLOCK_DELTA, PING, OTHER, NONE -> false;
    };
  }

  private byte[] judged() throws AnswerTooLongException {
    judge.judge(use.getFirst().name(), input.toString(), ruled);
    var out = new ByteArrayOutputStream(bytes);
    for (AnswerEvent each : use) {
      out.writeBytes(text.event(each));
    }
    use.clear();
    input.setLength(0);
    bytes = 0;
    return out.toByteArray();
  }
}
