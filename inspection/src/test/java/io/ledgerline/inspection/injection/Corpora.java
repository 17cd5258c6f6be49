package io.ledgerline.inspection.injection;

import io.ledgerline.messages.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the labelled texts in a folder {@code shared/corpora} beside the repository. */
final class Corpora {
  private static final String PLACE = "shared/corpora";

  private final Path root;

  private Corpora(Path root) {
    this.root = root;
  }

  /** The corpora, if a folder above the working directory has them. */
  static Optional<Corpora> find() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(PLACE))) {
        return Optional.of(new Corpora(at.resolve(PLACE)));
      }
    }
    return Optional.empty();
  }

  /** One labelled text. */
  record Sample(String id, String text, Map<String, String> fields) {
    String field(String name) {
      return fields.getOrDefault(name, "");
    }

    boolean is(String label) {
      return field("label").equals(label);
    }
  }

  /** The rows of a JSON-lines file of flat objects; values that are no strings are left out. */
  List<Sample> read(String file) {
    return lines(root.resolve(file));
  }

  /** The rows of such a file anywhere. */
  static List<Sample> lines(Path file) {
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.filter(line -> !line.isBlank()).map(Corpora::sample).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One row. */
  static Sample sample(String line) {
    List<String> strings = new ArrayList<>();
    List<Boolean> keys = new ArrayList<>();
    byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < utf8.length; at++) {
      if (utf8[at] != '"') {
        continue;
      }
      int end = at + 1;
      while (utf8[end] != '"') {
        end += utf8[end] == '\\' ? 2 : 1;
      }
      strings.add(JsonString.decode(utf8, at + 1, end, true));
      keys.add(end + 1 < utf8.length && utf8[end + 1] == ':');
      at = end;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i + 1 < strings.size(); i++) {
      if (keys.get(i) && !keys.get(i + 1)) {
        fields.putIfAbsent(strings.get(i), strings.get(i + 1));
      }
    }
    return new Sample(fields.getOrDefault("id", ""), fields.getOrDefault("text", ""), fields);
  }
}
