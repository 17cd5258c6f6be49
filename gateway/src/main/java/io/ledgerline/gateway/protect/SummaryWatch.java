package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.inspection.token.IssuedTokens;
import io.ledgerline.messages.answer.AnswerBody;
import io.ledgerline.messages.answer.AnswerEvent;
import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Span;
import io.ledgerline.messages.sse.SseKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tokens of a call under the name of the summary that its answer holds, before the client
 * has the whole of it. Where that fails the answer goes on, flagged: what the summary says of whom
 * will stay tokens then.
 */
final class SummaryWatch implements Review {
  private static final Logger log = LoggerFactory.getLogger(SummaryWatch.class);

  /** How long an answer waits for it. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final int MOST_CHARS = 1 << 20;

  private final CallView call;
  private final IssuedTokens issued;
  private final KeptTokens kept;

  /** What the block says that is coming; null where none is. */
  private @Nullable StringBuilder coming;

  SummaryWatch(CallView call, IssuedTokens issued, KeptTokens kept) {
    this.call = call;
    this.issued = issued;
    this.kept = kept;
  }

  @Override
  public boolean active() {
    return true;
  }

  @Override
  public Verdict<byte[]> event(String type, byte[] raw) {
    try {
      return event(AnswerEvent.read(raw));
    } catch (MalformedJsonException e) {
      return Verdict.pass(); // no part of a summary
    }
  }

  private Verdict<byte[]> event(AnswerEvent event) {
    if (event.kind() == SseKind.CONTENT_BLOCK_START) {
      coming = event.type().equals("compaction") ? new StringBuilder() : null;
    }
    StringBuilder said = coming;
    Span more = event.content();
    if (said != null && more != null) {
      said.append(JsonString.decode(event.raw(), more));
      if (said.length() > MOST_CHARS) {
        coming = null;
        notKept(new IllegalStateException("a summary of more than " + MOST_CHARS + " characters"));
        return Verdict.pass();
      }
    }
    if (said == null || event.kind() != SseKind.CONTENT_BLOCK_STOP) {
      return Verdict.pass();
    }
    coming = null;
    return said.isEmpty() ? Verdict.pass() : waits(said.toString());
  }

  /** A database is asked, which an event loop must not wait for. */
  private Verdict<byte[]> waits(String summary) {
    var decision =
        CompletableFuture.<Verdict<byte[]>>supplyAsync(
                () -> {
                  keep(summary);
                  return Verdict.pass();
                },
                task -> Thread.ofVirtual().name("summary").start(task))
            .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
            .exceptionally(
                e -> {
                  notKept(e);
                  return Verdict.pass();
                });
    return new Verdict.Hold<>("", LONGEST.plusSeconds(1), decision);
  }

  @Override
  public Verdict<byte[]> answer(byte[] body) {
    try {
      AnswerBody.read(body).summaries().forEach(this::keep);
    } catch (MalformedJsonException e) {
      return Verdict.pass(); // no message, so no summary
    } catch (RuntimeException e) {
      notKept(e);
    }
    return Verdict.pass();
  }

  private void keep(String summary) {
    String name = Summaries.name(call, summary.getBytes(UTF_8));
    kept.keep(call.tenant(), name, call.about().get(), issued.all());
  }

  private void notKept(Throwable e) {
    log.warn("tokens of call {} could not be kept for its summary", call.id(), e);
    call.answerInspection().flag("data.summary_not_kept");
  }
}
