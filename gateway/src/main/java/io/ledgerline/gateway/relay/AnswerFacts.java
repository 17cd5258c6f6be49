package io.ledgerline.gateway.relay;

import io.ledgerline.audit.Sha256;
import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.messages.usage.UsageReader;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one answer. Written on the loop; read by the line once the end was handed over.
 */
public final class AnswerFacts {
  /** {@link #status()} while no head has come. */
  public static final int NO_STATUS = 0;

  int status = NO_STATUS;
  boolean sse;
  long sentNanos;
  long headNanos;
  long firstTokenNanos;
  long heldNanos;
  long receivedBytes;
  long releasedBytes;
  int pings;
  boolean afterEnd;
  @Nullable String upstreamRequestId;
  byte @Nullable [] whole;
  final UsageReader usage = new UsageReader();
  final List<Change> changes = new ArrayList<>(0);
  @Nullable OwnAnswer refusal;
  private final AnswerCopy copy;
  private final MessageDigest received = Sha256.begin();
  private @Nullable MessageDigest released;

  AnswerFacts(AnswerCopy copy) {
    this.copy = copy;
  }

  /** The upstream's HTTP status, or {@link #NO_STATUS}. */
  public int status() {
    return status;
  }

  /** Whether the answer came as server-sent events that could be read. */
  public boolean sse() {
    return sse;
  }

  /** When the request left, by the loop's monotonic clock; 0 if it never did. */
  public long sentNanos() {
    return sentNanos;
  }

  /** When the first content delta came, likewise; 0 if none did. */
  public long firstTokenNanos() {
    return firstTokenNanos;
  }

  /** When the end was held, likewise. */
  public long heldNanos() {
    return heldNanos;
  }

  /** When the head came, likewise; 0 if none did. */
  public long headNanos() {
    return headNanos;
  }

  /** Bytes of the body from the upstream. */
  public long receivedBytes() {
    return receivedBytes;
  }

  /** Bytes of the body for the client, the held end included. */
  public long releasedBytes() {
    return releasedBytes;
  }

  /** The upstream's {@code request-id}; null without one. */
  public @Nullable String upstreamRequestId() {
    return upstreamRequestId;
  }

  /** A JSON answer's bytes, up to the readable limit; null for streams and beyond it. */
  public byte @Nullable [] whole() {
    return whole;
  }

  /** What a stream said about usage; a JSON answer is read by the line. */
  public UsageReader usage() {
    return usage;
  }

  /** What the review changed. */
  public List<Change> changes() {
    return changes;
  }

  /** Why the review refused; null unless the ending says it did. */
  public @Nullable OwnAnswer refusal() {
    return refusal;
  }

  /** Pings of ours in what the client got. */
  public int pings() {
    return pings;
  }

  /** Whether events came behind the one that ends the answer; they went nowhere. */
  public boolean afterEnd() {
    return afterEnd;
  }

  /** The copy of the body. */
  public AnswerCopy copy() {
    return copy;
  }

  /** Whether the client gets the body exactly as it came. */
  public boolean releasedAsItCame() {
    return released == null;
  }

  /** SHA-256 of the body as it came. To be asked once, at the end. */
  public byte[] receivedSha256() {
    return received.digest();
  }

  /**
   * SHA-256 of the body as the client gets it. To be asked once, before {@link #receivedSha256}.
   */
  public byte[] releasedSha256() {
    return released == null ? copy(received).digest() : released.digest();
  }

  /** Bytes that go on exactly as they came. */
  void passed(byte[] bytes, int from, int length) {
    received.update(bytes, from, length);
    copy.received(bytes, from, length);
    copy.released(bytes, from, length);
    receivedBytes += length;
    releasedBytes += length;
    if (released != null) {
      released.update(bytes, from, length);
    }
  }

  /** Bytes that came and will not go on as they are. */
  void swallowed(byte[] bytes, int from, int length) {
    diverge();
    received.update(bytes, from, length);
    copy.received(bytes, from, length);
    receivedBytes += length;
  }

  /** Bytes that go to the client and did not come like this. */
  void made(byte[] bytes) {
    diverge().update(bytes);
    copy.released(bytes, 0, bytes.length);
    releasedBytes += bytes.length;
  }

  /** One digest serves both sides until the first byte differs. */
  private MessageDigest diverge() {
    if (released == null) {
      released = copy(received);
    }
    return released;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the runtime's SHA-256 can be cloned", e);
    }
  }
}
