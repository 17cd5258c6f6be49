package io.ledgerline.gateway.outputs;

import io.ledgerline.inspection.rule.RuledText;
import io.ledgerline.messages.answer.AnswerEvent;
import io.ledgerline.messages.answer.BlockWriter;
import java.io.ByteArrayOutputStream;

/**
 * Text leaves once its sentence was judged (in observe mode: at once). After a block the rest of
 * the open text is empty, and blocks that begin later are left out, tool calls among them. What a
 * text cites leaves behind it, and not at all where a part of it gave way.
 */
final class SentenceStream implements StreamedAnswer {
  private static final byte[] NOTHING = {};
  private static final String TEXT = "text";
  private static final int MOST_BYTES = 4 << 20;

  private final RuledText ruled;
  private int text = -1; // index of the open text block
  private int last = -1;
  private int leftOut = -1; // index of the block that is being left out
  private final StringBuilder came = new StringBuilder(); // of the open text block
  private int gone; // how much of it left as it came
  private boolean changed; // whether a part of it gave way
  private final ByteArrayOutputStream cited = new ByteArrayOutputStream(0);
  private boolean ended;

  SentenceStream(RuledText ruled) {
    this.ruled = ruled;
  }

  @Override
  public byte[] event(AnswerEvent event) throws AnswerTooLongException {
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
    came.setLength(0);
    gone = 0;
    changed = false;
    cited.reset();
    return said(event, event.raw());
  }

  private byte[] delta(AnswerEvent event) throws AnswerTooLongException {
    if (event.index() == leftOut) {
      return NOTHING;
    }
    return switch (event.type()) {
      case "text_delta" -> said(event, NOTHING);
      case "citations_delta" -> cites(event);
      default -> event.raw();
    };
  }

  /** A citation waits for what it stands behind, which may stand behind it in the stream. */
  private byte[] cites(AnswerEvent event) throws AnswerTooLongException {
    if (event.index() != text || !came.isEmpty() && cited.size() == 0 && isWhole()) {
      return event.raw();
    }
    cited.writeBytes(event.raw());
    if (cited.size() > MOST_BYTES) {
      throw new AnswerTooLongException(cited.size(), MOST_BYTES);
    }
    return NOTHING;
  }

  /** Whether all of the open text that came went as it came. */
  private boolean isWhole() {
    return !changed && gone == came.length();
  }

  private void goes(String text) {
    int end = gone + text.length();
    changed = changed || end > came.length() || !text.contentEquals(came.subSequence(gone, end));
    gone = end;
  }

  /** The event with what may leave of its text; {@code empty} is what leaves when that is none. */
  private byte[] said(AnswerEvent event, byte[] empty) {
    String more = event.decoded();
    if (more.isEmpty()) {
      return event.raw();
    }
    String goes = ruled.add(more);
    came.append(more);
    goes(goes);
    if (goes.equals(more)) {
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
    goes(rest);
    byte[] end =
        isWhole() && cited.size() > 0 ? joined(cited.toByteArray(), event.raw()) : event.raw();
    return rest.isEmpty() ? end : joined(BlockWriter.delta(event.index(), rest), end);
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
