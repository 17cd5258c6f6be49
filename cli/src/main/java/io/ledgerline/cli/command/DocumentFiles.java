package io.ledgerline.cli.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The YAML files that a command line names: a file, or all in a folder. */
public final class DocumentFiles {
  private static final int MOST_FILES = 1_000;

  private DocumentFiles() {}

  /**
   * Texts by file name, in the order of the names.
   *
   * @throws UsageException where there is none, or more than a thousand
   */
  public static Map<String, String> read(Path source) throws IOException, UsageException {
    var documents = new LinkedHashMap<String, String>();
    for (var file : files(source)) {
      documents.put(file.toString(), text(file));
    }
    if (documents.isEmpty() || documents.size() > MOST_FILES) {
      throw new UsageException(
          source
              + " holds "
              + documents.size()
              + " .yaml files (expected: 1 to "
              + MOST_FILES
              + ")");
    }
    return documents;
  }

  private static String text(Path file) throws IOException, UsageException {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new UsageException(file + " is no text in UTF-8: save it as YAML in UTF-8");
    }
  }

  private static List<Path> files(Path source) throws IOException, UsageException {
    if (Files.isRegularFile(source)) {
      return List.of(source);
    }
    if (!Files.isDirectory(source)) {
      throw new UsageException(source + " is neither a file nor a folder: give one of them");
    }
    try (var tree = Files.walk(source)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .sorted()
          .toList();
    }
  }
}
