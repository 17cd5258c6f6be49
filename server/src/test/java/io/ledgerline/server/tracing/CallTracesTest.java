package io.ledgerline.server.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.gateway.call.CallObserver.Seen;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallTracesTest {
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private final List<SpanData> spans = new CopyOnWriteArrayList<>();

  @Test
  void aCallIsOneSpanBelowTheCallersTrace() {
    end(seen("completed", 200, PARENT));
    assertThat(spans)
        .singleElement()
        .satisfies(
            span -> {
              assertThat(span.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
              assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
              assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isEqualTo(7_000_000);
              assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
              assertThat(span.getAttributes().get(AttributeKey.stringKey("ledgerline.tenant")))
                  .isEqualTo("threadco");
            });
  }

  @Test
  void aCallThatDidNotCompleteIsAnError() {
    end(seen("refused", 451, null));
    assertThat(spans.getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void aTraceparentThatIsNoneStartsATraceOfItsOwn() {
    end(seen("completed", 200, "00-zzz-1-01"));
    assertThat(spans.getFirst().getParentSpanContext().isValid()).isFalse();
  }

  private void end(Seen call) {
    var clock = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));
    try (var traces = new CallTraces(new Kept(), "n1", clock)) {
      traces.ended(call);
    }
  }

  private static Seen seen(String outcome, int status, @Nullable String traceparent) {
    return new Seen(
        "id",
        "threadco",
        "messages",
        "claude-sonnet-5-5",
        outcome,
        status,
        0,
        7_000_000,
        traceparent);
  }

  private final class Kept implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> batch) {
      spans.addAll(batch);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
