package io.ledgerline.testkit.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Ledgerline's main class in a JVM of its own, on this JVM's class path; its output is a file. */
final class ProductProcess {
  private static final String MAIN = "io.ledgerline.server.Main";
  private static final List<String> FLAGS =
      List.of(
          "-Xmx512m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Duser.timezone=UTC");

  private final Process process;
  private final Path log;

  private ProductProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ProductProcess start(Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-Dledgerline.home=" + Checkout.root(), "-cp", classPath(), MAIN));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new ProductProcess(process, log);
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until it holds; a process that ended before, or the deadline, fails with its log. */
  void await(String what, BooleanSupplier holds, Duration atMost) {
    long until = System.nanoTime() + atMost.toNanos();
    while (!holds.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new AssertionError(
            "ledgerline (exit " + exit() + ") without: " + what + "\n" + output());
      }
      Await.pause();
    }
  }

  private String exit() {
    return process.isAlive() ? "none, it runs" : Integer.toString(process.exitValue());
  }

  long pid() {
    return process.pid();
  }

  /** What it printed so far. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    join();
  }

  /** SIGTERM; SIGKILL after a time. */
  void stop() {
    process.destroy();
    join();
  }

  /** Waits for its end and returns the exit code. */
  int join() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("ledgerline did not end within 60 s\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
