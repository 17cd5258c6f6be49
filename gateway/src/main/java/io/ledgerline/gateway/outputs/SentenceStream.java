package io.ledgerline.gateway.outputs;

import io.ledgerline.inspection.rule.RuledText;
import io.ledgerline.messages.answer.AnswerEvent;
import io.ledgerline.messages.answer.BlockWriter;
import java.io.ByteArrayOutputStream;

/**
 * Text leaves once its sentence was judged (in observe mode: at once). After a block the rest of
 * the open text is empty, and blocks that begin later are left out, tool calls among them.
 */
final class SentenceStream implements StreamedAnswer {
  private static final byte[] NOTHING = {};
  private static final String TEXT = "text";

  private final RuledText ruled;
  private int text = -1; // index of the open text block
  private int last = -1;
  private int leftOut = -1; // index of the block that is being left out
  private boolean ended;

  SentenceStream(RuledText ruled) {
    this.ruled = ruled;
  }

  @Override
  public byte[] event(AnswerEvent event) {
    return switch (event.kind()) {
      case CONTENT_BLOCK_START -> begin(event);
      case CONTENT_BLOCK_DELTA -> delta(event);
      case CONTENT_BLOCK_STOP -> stop(event);
      case MESSAGE_DELTA -> ending(event);
      case MESSAGE_START, MESSAGE_STOP, PING, ERROR, OTHER, NONE -> event.raw();
    };
  }

  private byte[] begin(AnswerEvent event) {
    if (ruled.blocked()) {
      leftOut = event.index();
      return NOTHING;
    }
    last = Math.max(last, event.index());
    if (!event.type().equals(TEXT)) {
      return event.raw();
    }
    text = event.index();
    return said(event, event.raw());
  }

  private byte[] delta(AnswerEvent event) {
    if (event.index() == leftOut) {
      return NOTHING;
    }
    return event.type().equals("text_delta") ? said(event, NOTHING) : event.raw();
  }

  /** The event with what may leave of its text; {@code empty} is what leaves when that is none. */
  private byte[] said(AnswerEvent event, byte[] empty) {
    String came = event.decoded();
    if (came.isEmpty()) {
      return event.raw();
    }
    String goes = ruled.add(came);
    if (goes.equals(came)) {
      return event.raw();
    }
    return goes.isEmpty() && empty == NOTHING ? NOTHING : event.withText(goes);
  }

  private byte[] stop(AnswerEvent event) {
    if (event.index() == leftOut) {
      leftOut = -1;
      return NOTHING;
    }
    if (event.index() != text) {
      return event.raw();
    }
    text = -1;
    String rest = ruled.flush();
    return rest.isEmpty()
        ? event.raw()
        : joined(BlockWriter.delta(event.index(), rest), event.raw());
  }

  private byte[] ending(AnswerEvent event) {
    if (ended) {
      return event.raw();
    }
    ended = true;
    String rest = event.goesOn() ? ruled.pause() : ruled.end();
    byte[] own =
        ruled.blocked() && event.stopReason() != null
            ? event.withStopReason("end_turn")
            : event.raw();
    // A paragraph of its own, for those who join the texts of an answer.
    String apart = last < 0 ? rest.strip() : "\n\n" + rest.strip();
    return rest.isEmpty() ? own : joined(BlockWriter.block(last + 1, apart), own);
  }

  static byte[] joined(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream(first.length + second.length);
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }
}
