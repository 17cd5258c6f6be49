package io.ledgerline.testkit.strace;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The ledger's classes as one jar. Classes from folders are opened file by file, on whichever
 * thread needs one first, and a fault would then hit the loading of a class instead of the ledger.
 */
final class OneJar {
  private static final String PACKAGE = "io/ledgerline/";

  private OneJar() {}

  /** Writes every class of ours that stands in folders of the class path into one jar. */
  static String of(String classPath, Path jar) throws IOException {
    StringBuilder path = new StringBuilder(jar.toString());
    Set<String> known = new HashSet<>();
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream classes = new JarOutputStream(out)) {
      for (String each : classPath.split(java.io.File.pathSeparator)) {
        Path element = Path.of(each);
        if (Files.isDirectory(element)) {
          add(element, classes, known);
        } else if (Files.exists(element)) {
          path.append(java.io.File.pathSeparator).append(element);
        }
      }
    }
    return path.toString();
  }

  private static void add(Path folder, JarOutputStream classes, Set<String> known)
      throws IOException {
    Path ours = folder.resolve(PACKAGE);
    if (!Files.isDirectory(ours)) {
      return;
    }
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (known.add(name)) {
          classes.putNextEntry(new JarEntry(name));
          classes.write(Files.readAllBytes(file));
          classes.closeEntry();
        }
      }
    }
  }
}
