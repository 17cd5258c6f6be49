package io.ledgerline.testkit.strace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs {@link SweptLedger} under strace. */
final class Strace {
  /** The calls through which a process changes files. */
  static final List<String> WRITING =
      List.of(
          "pwrite64",
          "write",
          "fdatasync",
          "fsync",
          "ftruncate",
          "rename",
          "unlink",
          "rmdir",
          "mkdir",
          "openat");

  private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((.*)$");
  private static final long PATIENCE_SECONDS = 60;

  private final String classPath;

  /** Runs with that class path. */
  Strace(String classPath) {
    this.classPath = classPath;
  }

  /** How a run ended. */
  record Ended(List<String> output, String trace, int exitCode) {
    /** Whether the fault came to pass. */
    boolean wasInjected() {
      return trace.contains("(INJECTED)") || trace.contains("killed by SIGKILL");
    }
  }

  static boolean isHere() {
    try {
      Process process =
          new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs once; with a fault, or with none to see what calls there are. */
  Ended run(Path folder, @Nullable Fault fault) throws IOException, InterruptedException {
    Path trace = Files.createTempFile("strace", ".trace");
    Path out = Files.createTempFile("strace", ".out");
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-s", "0"));
    command.addAll(List.of("-o", trace.toString()));
    String calls = fault == null ? String.join(",", WRITING) : fault.call();
    command.addAll(List.of("-e", "trace=" + calls, "-e", "signal=none"));
    if (fault != null) {
      command.addAll(List.of("-e", "inject=" + fault.injection()));
    }
    command.addAll(java(folder));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("not done in " + PATIENCE_SECONDS + " s with " + fault);
      }
      return new Ended(Files.readAllLines(out), Files.readString(trace), process.exitValue());
    } finally {
      Files.delete(trace);
      Files.delete(out);
    }
  }

  private List<String> java(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-Xshare:auto",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-cp",
        classPath,
        SweptLedger.class.getName(),
        folder.toString());
  }

  /**
   * Every call that changed the folder: per name, the numbers that it had among its thread's calls
   * of that name. Calls on other files count, because strace counts them, but are no faults to try.
   */
  static Map<String, List<Integer>> callsIn(Path folder, String trace) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    Map<String, java.util.TreeSet<Integer>> found = new LinkedHashMap<>();
    trace
        .lines()
        .forEach(
            line -> {
              Matcher call = CALL.matcher(line);
              if (!call.matches()) {
                return;
              }
              int number =
                  counts
                      .computeIfAbsent(call.group(1), thread -> new TreeMap<>())
                      .merge(call.group(2), 1, Integer::sum);
              if (changes(folder, call.group(2), call.group(3))) {
                found.computeIfAbsent(call.group(2), name -> new java.util.TreeSet<>()).add(number);
              }
            });
    Map<String, List<Integer>> calls = new TreeMap<>();
    found.forEach((name, numbers) -> calls.put(name, List.copyOf(numbers)));
    return calls;
  }

  private static boolean changes(Path folder, String call, String arguments) {
    if (!arguments.contains(folder.toString())) {
      return false;
    }
    return !call.equals("openat") || arguments.contains("O_CREAT") || arguments.contains("O_RDWR");
  }
}
