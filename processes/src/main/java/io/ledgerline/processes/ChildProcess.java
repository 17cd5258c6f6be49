package io.ledgerline.processes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running Java process as its parent sees it: the same JDK, nothing of our environment (secrets
 * may be in it), no output but answers. {@link #end} may come from any thread and at any time.
 */
public final class ChildProcess {
  /** How {@code -XX:+ExitOnOutOfMemoryError} ends a process. */
  private static final int OUT_OF_MEMORY = 3;

  private static final Duration DYING = Duration.ofSeconds(2);

  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:MaxDirectMemorySize=16m",
          "-XX:-UsePerfData",
          "-Djava.awt.headless=true");

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /**
   * What to run.
   *
   * @param main class with a {@code main} that calls {@link AnsweringProcess#serve}
   * @param heapMib most heap, MiB
   * @param flags further flags of the JVM
   * @param classPath as {@code -cp} takes it
   * @param arguments of {@code main}; others of the machine may read them
   */
  public record Program(
      String main, int heapMib, List<String> flags, String classPath, List<String> arguments) {
    public Program {
      flags = List.copyOf(flags);
      arguments = List.copyOf(arguments);
    }
  }

  /** Starts it. */
  public static ChildProcess start(Program program) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + program.heapMib() + "m");
    command.addAll(FLAGS);
    command.addAll(program.flags());
    command.add(program.main());
    command.addAll(program.arguments());
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    // Not on the command line: ONNX Runtime 1.29 crashes where that is long.
    builder.environment().put("CLASSPATH", program.classPath());
    return new ChildProcess(builder.redirectError(Redirect.DISCARD).start());
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Where questions go. */
  public OutputStream questions() {
    return process.getOutputStream();
  }

  /** Where answers come from. */
  public InputStream answers() {
    return process.getInputStream();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Whether it ended because its heap was full; waits a moment for one that is about to. */
  public boolean ranOutOfMemory() {
    try {
      return process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == OUT_OF_MEMORY;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends it, at once. */
  public void end() {
    process.destroyForcibly();
  }
}
