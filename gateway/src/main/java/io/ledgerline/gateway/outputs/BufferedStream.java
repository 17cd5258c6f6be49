package io.ledgerline.gateway.outputs;

import io.ledgerline.inspection.rule.RuledText;
import io.ledgerline.messages.answer.AnswerEvent;
import io.ledgerline.messages.answer.BlockWriter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything from the first block on is held back to the end of the message, which the client waits
 * for with pings. An answer within the rules then leaves as it came.
 */
final class BufferedStream implements StreamedAnswer {
  private static final byte[] NOTHING = {};
  private static final int MOST_BYTES = 4 << 20;

  private final RuledText ruled;
  private final List<AnswerEvent> held = new ArrayList<>();
  private final StringBuilder said = new StringBuilder();
  private int bytes;
  private boolean ended;

  BufferedStream(RuledText ruled) {
    this.ruled = ruled;
  }

  @Override
  public byte[] event(AnswerEvent event) throws AnswerTooLongException {
    return switch (event.kind()) {
      case CONTENT_BLOCK_START, CONTENT_BLOCK_DELTA, CONTENT_BLOCK_STOP -> hold(event);
      case MESSAGE_DELTA -> ended ? event.raw() : ending(event);
      case MESSAGE_START, MESSAGE_STOP, PING, ERROR, OTHER, NONE -> event.raw();
    };
  }

  private byte[] hold(AnswerEvent event) throws AnswerTooLongException {
    bytes += event.raw().length;
    if (bytes > MOST_BYTES) {
      throw new AnswerTooLongException(bytes, MOST_BYTES);
    }
    held.add(event);
    if (isText(event)) {
      ruled.add(event.decoded());
      said.append(event.decoded());
    }
    return NOTHING;
  }

  private static boolean isText(AnswerEvent event) {
    return event.type().equals("text") || event.type().equals("text_delta");
  }

  private byte[] ending(AnswerEvent event) {
    ended = true;
    String goes = event.goesOn() ? ruled.pause() : ruled.end();
    var out = new ByteArrayOutputStream(bytes + 1024);
    boolean same = goes.contentEquals(said);
    boolean replaced = false;
    int block = 0; // indexes are counted anew, for blocks may be left out
    int open = -1;
    boolean drop = false;
    for (AnswerEvent each : held) {
      if (same) {
        out.writeBytes(each.raw());
        continue;
      }
      if (each.index() != open) {
        open = each.index();
        drop = each.type().equals("text") || ruled.blocked() && !thinks(each);
        if (drop && !replaced && each.type().equals("text")) {
          out.writeBytes(BlockWriter.block(block++, goes));
          replaced = true;
        } else if (!drop) {
          block++;
        }
      }
      if (!drop) {
        out.writeBytes(each.withIndex(block - 1));
      }
    }
    if (!same && !replaced) {
      out.writeBytes(BlockWriter.block(block, goes.strip()));
    }
    out.writeBytes(
        ruled.blocked() && event.stopReason() != null
            ? event.withStopReason("end_turn")
            : event.raw());
    held.clear();
    return out.toByteArray();
  }

  private static boolean thinks(AnswerEvent event) {
    return event.type().contains("thinking");
  }
}
