package io.ledgerline.server.tracing;

import io.ledgerline.gateway.call.CallObserver;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One span per governed call, a child of the caller's {@code traceparent} (W3C Trace Context).
 *
 * <p>Attributes follow OpenTelemetry's generative-AI conventions; content, keys and names of people
 * are never among them. Export is batched in the background and may lose spans: traces are for
 * operations, the ledger is the record.
 */
public final class CallTraces implements CallObserver, AutoCloseable {
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
  private static final AttributeKey<String> TENANT = AttributeKey.stringKey("ledgerline.tenant");
  private static final AttributeKey<String> REQUEST =
      AttributeKey.stringKey("ledgerline.request_id");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("ledgerline.outcome");
  private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("gen_ai.operation.name");
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("gen_ai.system");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  private final SdkTracerProvider provider;
  private final Tracer tracer;
  private final InstantSource clock;

  CallTraces(SpanExporter exporter, String node, InstantSource clock) {
    this.clock = clock;
    this.provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault()
                    .merge(
                        Resource.create(
                            Attributes.of(
                                AttributeKey.stringKey("service.name"),
                                "ledgerline",
                                AttributeKey.stringKey("service.instance.id"),
                                node))))
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).setMaxQueueSize(4096).build())
            .build();
    this.tracer = provider.get("io.ledgerline.gateway");
  }

  /** Traces that go to an OTLP/HTTP endpoint. */
  public static CallTraces to(URI endpoint, String node, InstantSource clock) {
    var exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint.toString()).build();
    return new CallTraces(exporter, node, clock);
  }

  @Override
  public void admitted(Seen call) {
    // The span is written once, at the end, with the start it had: nothing is held meanwhile.
  }

  @Override
  public void ended(Seen call) {
    long endNanos = TimeUnit.MILLISECONDS.toNanos(clock.millis());
    long startNanos = endNanos - (call.nowNanos() - call.arrivedNanos());
    var span =
        tracer
            .spanBuilder(call.operation())
            .setSpanKind(SpanKind.SERVER)
            .setParent(parent(call.traceparent()))
            .setStartTimestamp(startNanos, TimeUnit.NANOSECONDS)
            .setAttribute(SYSTEM, "anthropic")
            .setAttribute(OPERATION, "chat")
            .setAttribute(REQUEST, call.requestId())
            .setAttribute(TENANT, call.tenant())
            .setAttribute(MODEL, call.model())
            .setAttribute(OUTCOME, call.outcome())
            .setAttribute(STATUS, (long) call.httpStatus())
            .startSpan();
    if (!call.outcome().equals("completed")) {
      span.setStatus(StatusCode.ERROR, call.outcome());
    }
    span.end(endNanos, TimeUnit.NANOSECONDS);
  }

  private static Context parent(@Nullable String traceparent) {
    if (traceparent == null) {
      return Context.root();
    }
    var match = TRACEPARENT.matcher(traceparent);
    if (!match.matches()) {
      return Context.root();
    }
    var context =
        SpanContext.createFromRemoteParent(
            match.group(1),
            match.group(2),
            TraceFlags.fromHex(match.group(3), 0),
            TraceState.getDefault());
    return Context.root().with(Span.wrap(context));
  }

  /** Sends what is waiting, for at most ten seconds. */
  @Override
  public void close() {
    provider.shutdown().join(10, TimeUnit.SECONDS);
  }
}
