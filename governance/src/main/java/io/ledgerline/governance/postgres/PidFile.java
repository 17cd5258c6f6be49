package io.ledgerline.governance.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL writes into {@code postmaster.pid}: the process on its first line, its state on
 * the eighth.
 */
record PidFile(long pid, boolean ready) {
  private static final int STATE_LINE = 7;

  static Optional<PidFile> read(Path data) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file(data));
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      boolean ready = lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready");
      return Optional.of(new PidFile(Long.parseLong(lines.getFirst().strip()), ready));
    } catch (NoSuchFileException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Removes the file; only after it is certain that its process is none of ours. */
  static void delete(Path data) throws IOException {
    Files.deleteIfExists(file(data));
  }

  /** Whether that process lives and is a PostgreSQL on this data, not a reuse of the number. */
  boolean isServerOf(Path data) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .map(process -> words(process).contains(data.toString()))
        .orElse(false);
  }

  private List<String> words(ProcessHandle process) {
    Path proc = Path.of("/proc", Long.toString(pid), "cmdline");
    try {
      return List.of(Files.readString(proc).split("\0"));
    } catch (IOException e) {
      return process.info().arguments().map(List::of).orElse(List.of());
    }
  }

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }
}
