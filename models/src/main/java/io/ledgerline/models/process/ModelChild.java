package io.ledgerline.models.process;

import io.ledgerline.models.ModelFiles;
import io.ledgerline.models.ModelLimits;
import io.ledgerline.models.worker.Labelled;
import io.ledgerline.models.worker.ModelProcess;
import io.ledgerline.models.worker.Wire;
import io.ledgerline.processes.ChildProcess;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that holds a model, as its parent sees it. One question at a time; {@link #end} may
 * come from any thread and at any time.
 */
final class ModelChild {
  private static final int BUFFER = 1 << 16;
  private static final int LEAST_HEAP_MIB = 64;
  private static final long PAGE = 4_096;
  private static final long IDLE = Long.MIN_VALUE;

  private final ChildProcess process;
  private final DataOutputStream questions;
  private final DataInputStream answers;
  private final AtomicLong askedAt = new AtomicLong(IDLE);
  private Wire.Hello hello = new Wire.Hello("", false, List.of());

  private ModelChild(ChildProcess process) {
    this.process = process;
    this.questions = new DataOutputStream(new BufferedOutputStream(process.questions(), BUFFER));
    this.answers = new DataInputStream(new BufferedInputStream(process.answers(), BUFFER));
  }

  /**
   * Starts a process; it is of use once it said {@link #hello}.
   *
   * @param scratch an empty folder of its own, where its native libraries are unpacked
   */
  static ModelChild start(ModelFiles files, ModelLimits limits, Path scratch) throws IOException {
    return new ModelChild(
        ChildProcess.start(
            new ChildProcess.Program(
                ModelProcess.class.getName(),
                Math.max(LEAST_HEAP_MIB, limits.memoryMib() / 4),
                List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-Djava.io.tmpdir=" + scratch,
                    "-DDJL_CACHE_DIR=" + scratch,
                    "-DENGINE_CACHE_DIR=" + scratch,
                    "-DRUST_FLAVOR=cpu",
                    "-Dai.djl.offline=true",
                    "-DOPT_OUT_TRACKING=true"),
                Libraries.classPath(),
                List.of(
                    "" + files.folder(),
                    files.model(),
                    files.tokenizer(),
                    files.config(),
                    "" + limits.window(),
                    "" + limits.threads()))));
  }

  /** Waits until it has loaded its model, or says why it can't. */
  Wire.Hello hello() throws IOException {
    hello = Wire.hello(answers);
    return hello;
  }

  /** What the model says of the texts; empty where it fails on them and goes on. */
  Optional<List<List<Labelled>>> ask(List<byte[]> texts) throws IOException {
    askedAt.set(System.nanoTime());
    try {
      Wire.question(questions, texts);
      return Wire.answer(answers, texts, hello.labels().size(), hello.perToken());
    } finally {
      askedAt.set(IDLE);
    }
  }

  /** Whether it has been at its question for longer than that. */
  boolean isAtItFor(Duration time) {
    long since = askedAt.get();
    return since != IDLE && System.nanoTime() - since >= time.toNanos();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it holds in memory, MiB; 0 where the system doesn't say. */
  long residentMib() {
    try {
      String[] pages = Files.readString(Path.of("/proc/" + process.pid() + "/statm")).split(" ", 3);
      return Long.parseLong(pages[1]) * PAGE >> 20;
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  long pid() {
    return process.pid();
  }

  void awaitEnd() throws InterruptedException {
    process.awaitEnd();
  }

  void end() {
    process.end();
  }
}
