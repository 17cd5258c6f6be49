package io.ledgerline.gateway.relay;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The upstream's side of one call: its request and its answer, whether it is paused or over, and
 * how long it has been silent. Confined to the call's event loop.
 */
final class UpstreamExchange {
  private final Watch watch;
  private @Nullable HttpClientRequest request;
  private @Nullable HttpClientResponse answer;
  private boolean done;
  private boolean paused;
  private long silentSince;

  /** Nothing was asked yet; times are by that watch's clock. */
  UpstreamExchange(Watch watch) {
    this.watch = watch;
  }

  /** What it means that no connection came. */
  static Ending unreached(Throwable cause) {
    boolean busy =
        cause instanceof ConnectionPoolTooBusyException || cause instanceof TimeoutException;
    return busy ? Ending.BUSY : Ending.UNREACHABLE;
  }

  void opened(HttpClientRequest on) {
    request = on;
  }

  void answers(HttpClientResponse with) {
    answer = with;
  }

  /** The answer, whose head has come. */
  HttpClientResponse answer() {
    if (answer == null) {
      throw new IllegalStateException("head: no answer has come (expected: one)");
    }
    return answer;
  }

  /** The length that the answer's head gives, or -1. */
  long length() {
    String length = answer().getHeader("content-length");
    return length == null ? -1 : Long.parseLong(length.strip());
  }

  /** It was asked or heard just now; returns when that was. */
  long stirred() {
    silentSince = watch.now();
    return silentSince;
  }

  /** Whether at a time more has passed than that since it was asked or heard. */
  boolean silent(long nanos, Duration most) {
    return nanos - silentSince > most.toNanos();
  }

  void pause() {
    if (answer != null && !done) {
      paused = true;
      answer.pause();
    }
  }

  void resume() {
    if (paused && answer != null) {
      paused = false;
      stirred();
      answer.resume();
    }
  }

  boolean paused() {
    return paused;
  }

  /** It ended or broke: nothing is left to close. */
  void ended() {
    done = true;
  }

  /** Breaks it off, unless it is over. */
  void close() {
    if (!done && request != null) {
      done = true;
      request.reset();
    }
  }

  boolean done() {
    return done;
  }
}
