package io.ledgerline.simulator.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request as it was received and what was sent back. Thread-safe; bytes kept are bounded. */
public final class Exchange {
  private final long number;
  private final String method;
  private final String uri;
  private final List<Map.Entry<String, String>> headers;
  private final int maxBytes;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream(0);
  private byte[] body = new byte[0];
  private int status;
  private int writes;
  private State state = State.OPEN;

  /** How far it came. */
  public enum State {
    /** Still being received or answered. */
    OPEN,
    /** The answer was sent to its end. */
    ANSWERED,
    /** The simulator cut or hung it because a directive said so. */
    CUT,
    /** The client went away first. */
    ABANDONED
  }

  Exchange(
      long number,
      String method,
      String uri,
      List<Map.Entry<String, String>> headers,
      int maxBytes) {
    this.number = number;
    this.method = method;
    this.uri = uri;
    this.headers = List.copyOf(headers);
    this.maxBytes = maxBytes;
  }

  /** Position among all requests, from 1. */
  public long number() {
    return number;
  }

  /** HTTP method. */
  public String method() {
    return method;
  }

  /** Path with query. */
  public String uri() {
    return uri;
  }

  /** Headers in the order and case received. */
  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  /** The first value of a header, any case, or null. */
  public @Nullable String header(String name) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return null;
  }

  /** The body as it came, still encoded; cut at the recorder's bound. */
  public synchronized byte[] body() {
    return body.clone();
  }

  /** The body as UTF-8. */
  public String bodyText() {
    return new String(body(), StandardCharsets.UTF_8);
  }

  /** HTTP status answered; 0 before. */
  public synchronized int status() {
    return status;
  }

  /** Body bytes sent, encoded as sent; cut at the recorder's bound. */
  public synchronized byte[] sent() {
    return sent.toByteArray();
  }

  /** Body bytes sent, as UTF-8. */
  public String sentText() {
    return new String(sent(), StandardCharsets.UTF_8);
  }

  /** How many pieces the body was sent in. */
  public synchronized int writes() {
    return writes;
  }

  /** How far it came. */
  public synchronized State state() {
    return state;
  }

  /** Notes the body received. */
  public synchronized void received(byte[] bytes) {
    body = bytes.length <= maxBytes ? bytes : Arrays.copyOf(bytes, maxBytes);
  }

  /** Notes the status. */
  public synchronized void status(int newStatus) {
    status = newStatus;
  }

  /** Notes a piece of body sent. */
  public synchronized void sent(byte[] bytes) {
    writes++;
    sent.write(bytes, 0, Math.min(bytes.length, Math.max(0, maxBytes - sent.size())));
  }

  /** Notes the end; the first end counts. */
  public synchronized void end(State end) {
    if (state == State.OPEN) {
      state = end;
      notifyAll();
    }
  }

  /** Waits until it ended; false when it has not after {@code timeout}. */
  public synchronized boolean awaitEnd(Duration timeout) throws InterruptedException {
    long until = System.nanoTime() + timeout.toNanos();
    while (state == State.OPEN) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
