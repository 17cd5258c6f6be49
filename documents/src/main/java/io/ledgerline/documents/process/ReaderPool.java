package io.ledgerline.documents.process;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.DocumentReader;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads documents in processes of their own, so that a hostile file can spend neither this
 * process's memory nor its time: one that takes too long or too much is ended, and the next
 * document gets another. Nothing is started or loaded before the first document. Thread-safe.
 */
public final class ReaderPool implements DocumentReader, AutoCloseable {
  private final DocumentLimits limits;
  private final Semaphore permits;
  private final IdleChildren idle;
  private final Set<ReadingChild> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService pumps =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("document-reader-", 0).factory());
  private volatile boolean closed;

  /** A pool within these limits. */
  public ReaderPool(DocumentLimits limits) {
    this.limits = limits;
    this.permits = new Semaphore(limits.atOnce(), true);
    this.idle = new IdleChildren(limits.idle());
  }

  @Override
  public Extraction read(InputStream bytes, Allowance allowance) {
    if (limits.atOnce() == 0) {
      return NONE.read(bytes, allowance);
    }
    var file = new BufferedInputStream(bytes, 1 << 16);
    Format format;
    try {
      format = format(file);
    } catch (IOException e) {
      return new Extraction.Unread(Format.UNKNOWN, Reason.BROKEN);
    }
    if (format == Format.IMAGE || format == Format.UNKNOWN) {
      return new Extraction.Unread(format, Reason.FORMAT);
    }
    if (!allowance.time().isPositive() || allowance.characters() <= 0) {
      return new Extraction.Unread(format, Reason.ALLOWANCE);
    }
    return wait(file, format, allowance);
  }

  @Override
  public Allowance allowance() {
    return limits.allowance();
  }

  private static Format format(InputStream file) throws IOException {
    file.mark(Format.HEAD);
    byte[] head = file.readNBytes(Format.HEAD);
    file.reset();
    return Format.of(head);
  }

  private Extraction wait(InputStream file, Format format, Allowance allowance) {
    long until = System.nanoTime() + allowance.time().toNanos();
    try {
      if (!permits.tryAcquire(allowance.time().toNanos(), TimeUnit.NANOSECONDS)) {
        return new Extraction.Unread(format, Reason.BUSY);
      }
      try {
        return read(file, format, allowance, until);
      } finally {
        permits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Extraction.Unread(format, Reason.FAILED);
    }
  }

  private Extraction read(InputStream file, Format format, Allowance allowance, long until)
      throws InterruptedException {
    ReadingChild child = idle.take(limits);
    busy.add(child);
    boolean usable = false;
    try {
      Future<Extraction> answer =
          pumps.submit(() -> child.read(file, format, allowance.characters()));
      Extraction read = answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      usable = child.isUsable();
      return read;
    } catch (TimeoutException e) {
      return new Extraction.Unread(format, Reason.TIME);
    } catch (ExecutionException | RejectedExecutionException e) {
      return new Extraction.Unread(format, Reason.FAILED);
    } finally {
      busy.remove(child);
      if (usable && !closed) {
        idle.keep(child);
      } else {
        child.end();
      }
    }
  }

  /** How many processes wait for a document. */
  int idle() {
    return idle.size();
  }

  /** Ends every reading process; what is being read then is unread. */
  @Override
  public void close() {
    closed = true;
    pumps.shutdown(); // none is begun from here on, so none is missed
    idle.close();
    busy.forEach(ReadingChild::end);
  }
}
