package io.ledgerline.server.assembly;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, closed in reverse; one that fails is logged and does not stop the others. */
final class Closing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private record Opened(String name, AutoCloseable part) {}

  private final Deque<Opened> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(String name, T part) {
    opened.push(new Opened(name, part));
    return part;
  }

  <T> T add(String name, T part, Consumer<T> close) {
    opened.push(new Opened(name, () -> close.accept(part)));
    return part;
  }

  @Override
  public void close() {
    while (!opened.isEmpty()) {
      var next = opened.pop();
      try {
        next.part().close();
      } catch (Exception e) {
        log.warn("closing {}: {}", next.name(), e.toString());
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
