package io.ledgerline.models.process;

import io.ledgerline.models.ModelFiles;
import io.ledgerline.models.ModelLimits;
import io.ledgerline.models.worker.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room for one worker: started again whenever it ends, after a pause that grows where it does not
 * even start. Its scratch folder goes with it.
 */
final class Slot {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Slot.class);

  private final String model;
  private final ModelFiles files;
  private final ModelLimits limits;
  private final Path scratch;
  private final ModelFigures figures;
  private @Nullable ModelChild child;
  private @Nullable Thread keeper;
  private boolean loaded;
  private boolean closed;

  Slot(String model, ModelFiles files, ModelLimits limits, Path scratch, ModelFigures figures) {
    this.model = model;
    this.files = files;
    this.limits = limits;
    this.scratch = scratch;
    this.figures = figures;
  }

  /**
   * Starts a worker and waits until it is ready, or has said why it never will be.
   *
   * @throws IOException where it ends before it says anything
   */
  Wire.Hello start() throws IOException {
    ModelChild started;
    synchronized (this) {
      if (closed) {
        throw new IOException("closed");
      }
      clear();
      Files.createDirectories(scratch);
      started = ModelChild.start(files, limits, scratch);
      child = started;
      loaded = false;
    }
    return started.hello();
  }

  /** Keeps a worker running from now on, beginning with the one that was started. */
  synchronized void keep(Consumer<ModelChild> ready) {
    keeper =
        Thread.ofPlatform().daemon().name("model-worker-keeper").start(() -> keepRunning(ready));
  }

  private void keepRunning(Consumer<ModelChild> ready) {
    try {
      boolean started = true;
      Duration pause = SHORTEST_PAUSE;
      while (true) {
        ModelChild now = current();
        if (now == null) {
          return;
        }
        if (started) {
          pause = SHORTEST_PAUSE;
          loaded();
          ready.accept(now);
        } else {
          now.end();
        }
        now.awaitEnd();
        Thread.sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
        started = restarted();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean restarted() {
    figures.restarted();
    log.warn("model {}: a worker ended; another one is started", model);
    try {
      return start().refusal().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private synchronized @Nullable ModelChild current() {
    return closed ? null : child;
  }

  private synchronized void loaded() {
    loaded = true;
  }

  /** Whether its worker can be asked, busy or not. */
  synchronized boolean isReady() {
    return loaded && isAlive();
  }

  /** Whether its worker has been at a question for longer than that. */
  synchronized boolean isAtItFor(Duration time) {
    return child != null && child.isAtItFor(time);
  }

  /** Whether its worker runs, ready or not. */
  synchronized boolean isAlive() {
    return child != null && child.isAlive();
  }

  /** Ends its worker, and starts no other. */
  void close() {
    ModelChild last;
    synchronized (this) {
      closed = true;
      last = child;
      if (keeper != null) {
        keeper.interrupt();
      }
    }
    if (last != null) {
      last.end();
      try {
        last.awaitEnd();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    try {
      clear();
    } catch (IOException e) {
      // the next start clears it
    }
  }

  private void clear() throws IOException {
    if (!Files.exists(scratch)) {
      return;
    }
    try (var paths = Files.walk(scratch)) {
      for (Path path : paths.toList().reversed()) {
        Files.delete(path);
      }
    }
  }
}
