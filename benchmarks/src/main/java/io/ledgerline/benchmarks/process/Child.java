package io.ledgerline.benchmarks.process;

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

/** A process that we started: its output is in a file, and it ends with us. */
final class Child implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final String name;
  private final Process process;
  private final Path log;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  static Child start(String name, Path folder, Map<String, String> env, List<String> command)
      throws IOException {
    var log = folder.resolve(name + ".log");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(env);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    var process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Child(name, process, log);
  }

  /** This JVM's program and class path with another main class. */
  static Child java(
      String name,
      Path folder,
      Map<String, String> env,
      List<String> flags,
      String main,
      List<String> arguments)
      throws IOException {
    return java(name, folder, env, flags, classPath(), main, arguments);
  }

  /** This JVM's program with a class path of its own. */
  static Child java(
      String name,
      Path folder,
      Map<String, String> env,
      List<String> flags,
      String classPath,
      String main,
      List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    return start(name, folder, env, command);
  }

  /** This JVM's class path, valid in any folder. */
  static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until the condition holds; fails when the process ends before, or the time is over. */
  void await(BooleanSupplier ready, Duration atMost) throws IOException, InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IOException(name + " did not become ready:\n" + tail());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  long pid() {
    return process.pid();
  }

  /** The process and all below it. */
  List<Long> tree() {
    var pids = new ArrayList<Long>();
    pids.add(process.pid());
    process.descendants().map(ProcessHandle::pid).forEach(pids::add);
    return pids;
  }

  String tail() throws IOException {
    var lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
