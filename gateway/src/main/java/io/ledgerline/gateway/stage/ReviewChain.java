package io.ledgerline.gateway.stage;

import io.ledgerline.messages.sse.OversizedEventException;
import io.ledgerline.messages.sse.SseEvent;
import io.ledgerline.messages.sse.SseSplitter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Several reviews of one answer, one after the other: what one lets go on is what the next one
 * sees, event by event. The first that refuses ends it.
 */
public final class ReviewChain implements ReviewStage {
  private final List<ReviewStage> stages;

  /** The stages in the order in which an answer meets them. */
  public ReviewChain(List<ReviewStage> stages) {
    this.stages = List.copyOf(stages);
  }

  @Override
  public Review open(CallView call) {
    var active = new ArrayList<Review>(stages.size());
    for (ReviewStage stage : stages) {
      Review review = stage.open(call);
      if (review.active()) {
        active.add(review);
      }
    }
    return switch (active.size()) {
      case 0 -> Review.NONE;
      case 1 -> active.getFirst();
      default -> new Chained(active);
    };
  }

  /** Reviews in a row. */
  private static final class Chained implements Review {
    private final List<Review> reviews;

    Chained(List<Review> reviews) {
      this.reviews = reviews;
    }

    @Override
    public boolean active() {
      return true;
    }

    @Override
    public Verdict<byte[]> event(String type, byte[] raw) {
      return from(0, type, raw, List.of());
    }

    private Verdict<byte[]> from(int at, String type, byte[] raw, List<Change> before) {
      if (at == reviews.size()) {
        return before.isEmpty() ? Verdict.pass() : new Verdict.Rewrite<>(raw, before);
      }
      return then(at, type, raw, before, reviews.get(at).event(type, raw));
    }

    private Verdict<byte[]> then(
        int at, String type, byte[] raw, List<Change> before, Verdict<byte[]> verdict) {
      return switch (verdict) {
        case Verdict.Pass<byte[]>() -> from(at + 1, type, raw, before);
        case Verdict.Refuse<byte[]> refuse -> refuse;
        case Verdict.Hold<byte[]>(var approval, var atMost, var decision) ->
            new Verdict.Hold<>(
                approval, atMost, after(decision, d -> then(at, type, raw, before, d)));
        case Verdict.Rewrite<byte[]>(var with, var changes) ->
            rewritten(at + 1, with, joined(before, changes));
      };
    }

    /** What one made of an event may be several, or none; the others see each. */
    private Verdict<byte[]> rewritten(int next, byte[] with, List<Change> changes) {
      return new Run(next, split(with), new ByteArrayOutputStream(with.length), changes).go();
    }

    /** Several events in the place of one, on their way through the reviews behind. */
    private final class Run {
      private final int next;
      private final ArrayDeque<SseEvent> events;
      private final ByteArrayOutputStream out;
      private final List<Change> changes;

      Run(int next, List<SseEvent> events, ByteArrayOutputStream out, List<Change> changes) {
        this.next = next;
        this.events = new ArrayDeque<>(events);
        this.out = out;
        this.changes = new ArrayList<>(changes);
      }

      Verdict<byte[]> go() {
        while (!events.isEmpty()) {
          SseEvent event = events.removeFirst();
          byte[] raw = Arrays.copyOfRange(event.buffer(), event.start(), event.end());
          Verdict<byte[]> verdict = from(next, event.type(), raw, List.of());
          if (verdict instanceof Verdict.Hold<byte[]>(var approval, var atMost, var decision)) {
            return new Verdict.Hold<>(
                approval, atMost, after(decision, then -> took(raw, then) ? go() : then));
          }
          if (!took(raw, verdict)) {
            return verdict;
          }
        }
        return new Verdict.Rewrite<>(out.toByteArray(), changes);
      }

      private boolean took(byte[] raw, Verdict<byte[]> verdict) {
        return switch (verdict) {
          case Verdict.Pass<byte[]>() -> {
            out.writeBytes(raw);
            yield true;
          }
          case Verdict.Rewrite<byte[]>(var goes, var more) -> {
            out.writeBytes(goes);
            changes.addAll(more);
            yield true;
          }
          case Verdict.Refuse<byte[]> _, Verdict.Hold<byte[]> _ -> false;
        };
      }
    }

    /** What was approved in one review may have to wait in the next: one hold for both. */
    private static CompletionStage<Verdict<byte[]>> after(
        CompletionStage<Verdict<byte[]>> decision, UnaryOperator<Verdict<byte[]>> then) {
      return decision.thenApply(then).thenCompose(Chained::settled);
    }

    private static CompletionStage<Verdict<byte[]>> settled(Verdict<byte[]> verdict) {
      return verdict instanceof Verdict.Hold<byte[]> next
          ? next.decision().thenCompose(Chained::settled)
          : CompletableFuture.completedStage(verdict);
    }

    private static List<SseEvent> split(byte[] bytes) {
      var events = new ArrayList<SseEvent>();
      try {
        new SseSplitter(Math.max(1, bytes.length)).feed(bytes, 0, bytes.length, events::add);
      } catch (OversizedEventException e) {
        throw new IllegalStateException("the limit is the events' own length", e);
      }
      return events;
    }

    private static List<Change> joined(List<Change> before, List<Change> after) {
      var both = new ArrayList<>(before);
      both.addAll(after);
      return both;
    }

    @Override
    public Verdict<byte[]> answer(byte[] body) {
      return answerFrom(0, body, List.of());
    }

    private Verdict<byte[]> answerFrom(int at, byte[] body, List<Change> before) {
      if (at == reviews.size()) {
        return before.isEmpty() ? Verdict.pass() : new Verdict.Rewrite<>(body, before);
      }
      return answered(at, body, before, reviews.get(at).answer(body));
    }

    private Verdict<byte[]> answered(
        int at, byte[] body, List<Change> before, Verdict<byte[]> verdict) {
      return switch (verdict) {
        case Verdict.Pass<byte[]>() -> answerFrom(at + 1, body, before);
        case Verdict.Rewrite<byte[]>(var with, var changes) ->
            answerFrom(at + 1, with, joined(before, changes));
        case Verdict.Refuse<byte[]> refuse -> refuse;
        case Verdict.Hold<byte[]>(var approval, var atMost, var decision) ->
            new Verdict.Hold<>(
                approval, atMost, after(decision, d -> answered(at, body, before, d)));
      };
    }
  }
}
