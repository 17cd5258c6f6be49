package io.ledgerline.testkit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
record SourceTree(Path root) {
  static SourceTree find() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("ledgerline")) && Files.exists(at.resolve("audit"))) {
        return new SourceTree(at);
      }
    }
    throw new IllegalStateException("no Ledgerline checkout above " + Path.of("").toAbsolutePath());
  }

  List<Path> javaFiles() {
    return files(".java");
  }

  List<Path> files(String ending) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> f.toString().endsWith(ending))
          .filter(f -> !inside(f, "target") && !inside(f, "node_modules") && !hidden(f))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean inside(Path file, String folder) {
    return root.relativize(file).toString().contains(folder + "/");
  }

  private boolean hidden(Path file) {
    return root.relativize(file).toString().startsWith(".");
  }
}
