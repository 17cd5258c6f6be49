package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.StreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which of a ledger's streams are copied: {@code _system} and those that changed last, as many as
 * fit. A stream is copied whole or not at all. Signing keys never are.
 *
 * @param streams the chosen ones
 * @param leftOut the names of the others
 */
record Sample(List<Path> streams, List<String> leftOut) {
  /** Chooses streams of the ledger in that folder with no more bytes together than that. */
  static Sample of(Path ledger, long bytes) throws IOException {
    List<Path> chosen = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    long left = bytes;
    for (Path stream : newestFirst(ledger.resolve("streams"))) {
      long size = left < 0 ? Long.MAX_VALUE : Trees.bytesUpTo(stream, left);
      if (size <= left) {
        chosen.add(stream);
        left -= size;
      } else {
        leftOut.add(stream.getFileName().toString());
      }
    }
    return new Sample(chosen, leftOut);
  }

  private static List<Path> newestFirst(Path streams) throws IOException {
    try (Stream<Path> all = Files.list(streams)) {
      return all.filter(Files::isDirectory)
          .sorted(
              Comparator.comparing(Sample::isNotSystem)
                  .thenComparing(Comparator.comparing(Sample::changed).reversed()))
          .toList();
    }
  }

  private static boolean isNotSystem(Path stream) {
    return !stream.endsWith(StreamName.SYSTEM);
  }

  private static FileTime changed(Path stream) {
    try {
      return Files.getLastModifiedTime(stream);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // gone, or not ours to read: last in line
    }
  }

  /** Copies the sample of that ledger, and its journal. */
  void copy(Path ledger, Path to) throws IOException {
    Files.createDirectories(to.resolve("streams"));
    Path journal = ledger.resolve("journal");
    if (Files.isDirectory(journal)) {
      Trees.copy(journal, to.resolve("journal"));
    }
    for (Path stream : streams) {
      Trees.copy(stream, to.resolve("streams").resolve(stream.getFileName().toString()));
    }
  }
}
