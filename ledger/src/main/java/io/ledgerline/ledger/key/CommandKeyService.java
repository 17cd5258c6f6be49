package io.ledgerline.ledger.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A key service behind a program of the operator's: it is started with the one argument {@code
 * wrap} or {@code unwrap}, gets the bytes on its standard input, and must write the result to its
 * standard output and end with code 0. There is no shell. What it writes to its error stream is
 * counted and thrown away, since nobody can know what stands there.
 */
public final class CommandKeyService implements KeyService {
  /** Its name in files and settings. */
  public static final String NAME = "command";

  private final Path program;
  private final Duration atMost;

  /**
   * @param program an absolute path to an executable file
   * @param atMost how long a call may take; then it is killed
   */
  public CommandKeyService(Path program, Duration atMost) {
    if (!program.isAbsolute() || !Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw new IllegalArgumentException(
          "key command: " + program + " (expected: an absolute path to an executable file)");
    }
    this.program = program;
    this.atMost = atMost;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte[] wrap(byte[] key) throws KeyProtectionException {
    return run("wrap", key);
  }

  @Override
  public byte[] unwrap(byte[] wrapped) throws KeyProtectionException {
    return run("unwrap", wrapped);
  }

  private byte[] run(String verb, byte[] input) throws KeyProtectionException {
    Process process = start(verb);
    try {
      var out = reading(process.getInputStream());
      var err = reading(process.getErrorStream());
      long deadline = System.nanoTime() + atMost.toNanos();
      feed(process, input);
      if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        throw failed(verb, "did not end within " + atMost.toMillis() + " ms");
      }
      byte[] errors = err.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (process.exitValue() != 0) {
        throw failed(
            verb,
            "ended with code %d and wrote %s%d bytes to its error stream; run it by hand to see them"
                .formatted(
                    process.exitValue(),
                    errors.length > MAX_WRAPPED_BYTES ? "more than " : "",
                    Math.min(errors.length, MAX_WRAPPED_BYTES)));
      }
      byte[] result = out.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (result.length == 0 || result.length > MAX_WRAPPED_BYTES) {
        throw failed(
            verb,
            result.length == 0
                ? "wrote nothing"
                : "wrote more than " + MAX_WRAPPED_BYTES + " bytes");
      }
      return result;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(verb, "was interrupted");
    } catch (TimeoutException e) {
      throw failed(verb, "left its output open longer than " + atMost.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw failed(verb, "broke off its output");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(String verb) throws KeyProtectionException {
    try {
      return new ProcessBuilder(List.of(program.toString(), verb)).start();
    } catch (IOException e) {
      throw failed(verb, "can't be started");
    }
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream to = process.getOutputStream()) {
      to.write(input);
    } catch (IOException e) {
      // It ended without reading all: its exit code says more than a broken pipe.
      System.getLogger(CommandKeyService.class.getName())
          .log(System.Logger.Level.DEBUG, "the key command did not read its input");
    }
  }

  /** Reads one byte more than is allowed, then closes, so that a flood ends the program. */
  private static CompletableFuture<byte[]> reading(InputStream from) {
    CompletableFuture<byte[]> read = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("key-command")
        .start(
            () -> {
              try (from) {
                read.complete(from.readNBytes(MAX_WRAPPED_BYTES + 1));
              } catch (IOException e) {
                read.completeExceptionally(new UncheckedIOException(e));
              }
            });
    return read;
  }

  private KeyProtectionException failed(String verb, String what) {
    return new KeyProtectionException("the key command " + program + ' ' + verb + ' ' + what);
  }
}
