package io.ledgerline.simulator.http;

import io.ledgerline.simulator.request.ApiError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Sends the events of one answer at their times, waits for slow readers, and fails on request. */
final class StreamPump {
  private static final int PING_MILLIS = 10_000;

  private final Call call;
  private final List<Frames.Frame> frames;
  private final Latency latency;
  private final Ends ends;
  private final long started = System.nanoTime();
  private final int disconnectAfter;
  private final int hangAfter;
  private final int errorAfter;
  private final int pingMillis;
  private final @Nullable ByteArrayOutputStream zipped;
  private final @Nullable GZIPOutputStream zip;
  private int next;
  private boolean told;
  private double lastWrite;

  /** Who wants to know how it ends. */
  interface Ends {
    /** Called before the last event is sent. */
    void complete();

    /** Called when the last event will never be sent. */
    void broken();
  }

  StreamPump(Call call, List<Frames.Frame> frames, Latency latency, Ends ends) {
    this.call = call;
    this.frames = frames;
    this.latency = latency;
    this.ends = ends;
    Directives directives = call.directives();
    disconnectAfter = directives.number("disconnect-after-events", Integer.MAX_VALUE);
    hangAfter = directives.number("hang-after-events", Integer.MAX_VALUE);
    errorAfter =
        directives.number(
            "error-after-events", directives.has("stream-error") ? 4 : Integer.MAX_VALUE);
    boolean pings = !directives.has("no-ping");
    pingMillis = pings ? Math.max(1, directives.number("ping-ms", PING_MILLIS)) : Integer.MAX_VALUE;
    zipped = directives.has("gzip") ? new ByteArrayOutputStream() : null;
    zip = zipped == null ? null : zip(zipped);
  }

  private static GZIPOutputStream zip(ByteArrayOutputStream out) {
    try {
      return new GZIPOutputStream(out, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    call.response().setStatusCode(200).setChunked(true);
    call.response().putHeader("content-type", call.contentType("text/event-stream; charset=utf-8"));
    call.response().putHeader("cache-control", "no-cache");
    if (zip != null) {
      call.response().putHeader("content-encoding", "gzip");
    }
    call.exchange().status(200);
    run();
  }

  private void run() {
    while (next < frames.size()) {
      if (call.over()) {
        broken();
        return;
      }
      if (stopped() || waits()) {
        return;
      }
      Frames.Frame frame = frames.get(next++);
      if (next == frames.size()) {
        told = true;
        ends.complete();
      }
      send(frame.bytes());
    }
    finish();
  }

  /** Whether a directive ends the stream here. */
  private boolean stopped() {
    if (next >= disconnectAfter) {
      broken();
      call.cut();
      return true;
    }
    if (next >= hangAfter) {
      broken();
      call.hang();
      return true;
    }
    if (next < errorAfter) {
      return false;
    }
    String type = call.directives().text("stream-error");
    ApiError error = ApiError.ofStatus(529);
    if (type != null && !type.equals("true")) {
      error = new ApiError(500, type, "Simulated failure in the middle of a stream", null);
    }
    send(Frames.error(error.json(call.requestId())));
    broken();
    finish();
    return true;
  }

  /** Whether the next event must wait, for its time or for the reader. */
  private boolean waits() {
    if (call.response().writeQueueFull()) {
      call.response().drainHandler(drained -> run());
      return true;
    }
    double now = (System.nanoTime() - started) / 1e6;
    double due = latency.firstTokenMillis() + latency.millisFor(frames.get(next).tokens());
    if (due <= now) {
      return false;
    }
    double pingDue = lastWrite + pingMillis;
    if (next > 0 && pingDue <= now) {
      send(Frames.PING);
      pingDue = now + pingMillis;
    }
    double until = next > 0 ? Math.min(due, pingDue) : due;
    call.vertx().setTimer(Math.max(1, Math.round(until - now)), timer -> run());
    return true;
  }

  private void send(byte[] bytes) {
    lastWrite = (System.nanoTime() - started) / 1e6;
    if (zip == null || zipped == null) {
      call.write(bytes);
      return;
    }
    try {
      zip.write(bytes);
      zip.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    call.write(zipped.toByteArray());
    zipped.reset();
  }

  private void finish() {
    if (zip != null && zipped != null) {
      try {
        zip.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      call.write(zipped.toByteArray());
    }
    call.end();
  }

  private void broken() {
    if (!told) {
      told = true;
      ends.broken();
    }
  }
}
