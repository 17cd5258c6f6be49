package io.ledgerline.gateway.isolation;

import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.inspection.output.Canaries;
import io.ledgerline.messages.answer.AnswerBody;
import io.ledgerline.messages.answer.AnswerEvent;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Span;
import io.ledgerline.messages.sse.SseKind;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer watched. A stream's events wait only while the text ends with half a mark, which no
 * text does by chance, so that a mark never leaves, however it is cut.
 */
final class MarkWatch implements Review {
  /** So many characters of a mark are no accident: 40 bits. */
  private static final int BEGUN = 8;

  private static final int MOST_BYTES = 256 << 10;
  private static final byte[] NOTHING = {};

  private final CallView call;
  private final ForeignMarks marks;
  private final Canaries.Watch watch;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(0);

  MarkWatch(CallView call, ForeignMarks marks) {
    this.call = call;
    this.marks = marks;
    this.watch = marks.watch();
  }

  @Override
  public boolean active() {
    return true;
  }

  @Override
  public Verdict<byte[]> event(String type, byte[] raw) {
    AnswerEvent event;
    try {
      event = AnswerEvent.read(raw);
    } catch (MalformedJsonException e) {
      // No event of a kind that we know; it passes as it came, unless a mark stands in it.
      String owner = whole(raw);
      return owner == null ? waits(raw) : alarm(owner);
    }
    String owner = owner(event);
    if (owner != null) {
      return alarm(owner);
    }
    return ends(event.kind()) ? goesOn(raw) : waits(raw);
  }

  /** Deltas count by their text alone, so that a mark is one whatever it is cut by. */
  private @Nullable String owner(AnswerEvent event) {
    return switch (event.kind()) {
      case CONTENT_BLOCK_DELTA ->
          event.text() == null ? whole(event.raw()) : text(event, event.text());
      case CONTENT_BLOCK_START -> {
        String owner = whole(event.raw());
        yield owner != null || event.text() == null ? owner : text(event, event.text());
      }
      case MESSAGE_START,
          CONTENT_BLOCK_STOP,
          MESSAGE_DELTA,
          MESSAGE_STOP,
          PING,
          ERROR,
          OTHER,
          NONE ->
          null;
    };
  }

  private @Nullable String text(AnswerEvent event, Span text) {
    return foreign(watch.json(event.raw(), text.start(), text.end()));
  }

  private @Nullable String whole(byte[] json) {
    return foreign(marks.watch().json(json, 0, json.length));
  }

  private @Nullable String foreign(List<Canaries.Sighting> seen) {
    return seen.isEmpty() ? null : marks.foreign(seen, call.tenant().name());
  }

  private static boolean ends(SseKind kind) {
    return switch (kind) {
      case MESSAGE_DELTA, MESSAGE_STOP, ERROR -> true;
      case MESSAGE_START,
          CONTENT_BLOCK_START,
          CONTENT_BLOCK_DELTA,
          CONTENT_BLOCK_STOP,
          PING,
          OTHER,
          NONE ->
          false;
    };
  }

  private Verdict<byte[]> waits(byte[] raw) {
    if (watch.begun() < BEGUN) {
      return goesOn(raw);
    }
    waiting.writeBytes(raw);
    return waiting.size() > MOST_BYTES
        ? new Verdict.Refuse<>(
            OwnAnswers.policy(
                "isolation.half_mark",
                "The answer goes on after half a mark of another tenant; ask again."))
        : new Verdict.Rewrite<>(NOTHING, List.of());
  }

  private Verdict<byte[]> goesOn(byte[] raw) {
    if (waiting.size() == 0) {
      return Verdict.pass();
    }
    waiting.writeBytes(raw);
    byte[] all = waiting.toByteArray();
    waiting.reset();
    return new Verdict.Rewrite<>(all, List.of());
  }

  @Override
  public Verdict<byte[]> answer(byte[] body) {
    String owner = whole(body);
    owner = owner == null ? joined(body) : owner;
    return owner == null ? Verdict.pass() : alarm(owner);
  }

  /** A mark that is cut by the end of a block is one to whoever joins the texts. */
  private @Nullable String joined(byte[] body) {
    try {
      for (AnswerBody.Block block : AnswerBody.read(body).blocks()) {
        Span text = block.text();
        String owner = text == null ? null : foreign(watch.json(body, text.start(), text.end()));
        if (owner != null) {
          return owner;
        }
      }
      return null;
    } catch (MalformedJsonException e) {
      return null; // no message; it was looked at whole
    }
  }

  private Verdict<byte[]> alarm(String owner) {
    waiting.reset();
    return new Verdict.Refuse<>(
        Isolation.seen(
            call.answerInspection(), new Sighting(owner, Sighting.ANSWER), "The answer"));
  }
}
