package io.ledgerline.testkit.client;

import io.ledgerline.testkit.demo.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The npm clients of {@code testkit/clients}; where they are missing a test says so aloud. */
public final class NodeClients {
  private NodeClients() {}

  /** How a client's process ended. */
  public record Ended(int exitCode, String output, String errors) {}

  /** The folder of the clients. */
  public static Path folder() {
    return Checkout.root().resolve("testkit").resolve("clients");
  }

  /** Skips the test where the file is missing; in CI nothing is skipped, so it fails there. */
  public static Path present(Path file, String what) {
    boolean there = Files.exists(file);
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(what + " is missing in CI: " + file);
    }
    if (!there) {
      System.err.println("SKIPPED: tests with " + what + " (run ./ledgerline test to install it)");
    }
    Assumptions.assumeTrue(there, what + " is not installed: " + file);
    return file;
  }

  /** Runs a client to its end, with this environment and nothing else. */
  public static Ended run(
      Path folder, Map<String, String> environment, Duration atMost, List<String> command)
      throws IOException, InterruptedException {
    var out = Files.createTempFile("client", ".out");
    var err = Files.createTempFile("client", ".err");
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(Path.of("/dev/null").toFile());
    var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "not done in " + atMost + ": " + Files.readString(out) + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }
}
