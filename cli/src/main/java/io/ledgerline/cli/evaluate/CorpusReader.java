package io.ledgerline.cli.evaluate;

import io.ledgerline.cli.command.UsageException;
import io.ledgerline.inspection.evaluate.LabelledText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads labelled texts from JSON lines: {@code {"id", "text", "spans": [{"start", "end",
 * "label"}]}} or {@code {"id", "text", "label"}}. Offsets count Unicode characters.
 */
public final class CorpusReader {
  private static final JsonMapper JSON = new JsonMapper();

  private CorpusReader() {}

  /**
   * All texts of a file, or of the {@code .jsonl} files of a folder.
   *
   * @throws UsageException when there is no such file, or a line is no labelled text
   */
  public static List<LabelledText> read(Path corpus) throws IOException, UsageException {
    var texts = new ArrayList<LabelledText>();
    for (var file : files(corpus)) {
      int number = 0;
      for (var line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          texts.add(text(line, file + ":" + number));
        }
      }
    }
    return texts;
  }

  private static List<Path> files(Path corpus) throws IOException, UsageException {
    if (!Files.exists(corpus)) {
      throw new UsageException(corpus + ": nothing there (expected: a .jsonl file or a folder)");
    }
    if (!Files.isDirectory(corpus)) {
      return List.of(corpus);
    }
    try (var all = Files.list(corpus)) {
      var files = all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
      if (files.isEmpty()) {
        throw new UsageException(corpus + ": no .jsonl file (expected: at least one)");
      }
      return files;
    }
  }

  private static LabelledText text(String line, String place) throws UsageException {
    try {
      var json = JSON.readTree(line);
      if (!json.path("text").isString()) {
        throw new UsageException(
            place + ": no text (expected: \"text\", and \"spans\" or \"label\")");
      }
      var text = json.path("text").asString("");
      var labelled = json.path("spans");
      if (!labelled.isMissingNode() && !labelled.isArray()) {
        throw new UsageException(place + ": spans: " + labelled + " (expected: a list)");
      }
      var spans = new ArrayList<LabelledText.Span>();
      for (var span : labelled) {
        spans.add(span(span, text, place));
      }
      return new LabelledText(
          json.path("id").asString(place), text, spans, label(json.path("label"), place));
    } catch (JacksonException malformed) {
      throw new UsageException(place + ": " + malformed.getOriginalMessage());
    }
  }

  private static String label(JsonNode label, String place) throws UsageException {
    if (label.isMissingNode() || label.isNull()) {
      return "";
    }
    if (!label.isString()) {
      throw new UsageException(
          place + ": label: " + label + " (expected: a text such as \"benign\" or \"injection\")");
    }
    return label.asString("");
  }

  private static LabelledText.Span span(JsonNode span, String text, String place)
      throws UsageException {
    int start = span.path("start").asInt(-1);
    int end = span.path("end").asInt(-1);
    int length = text.codePointCount(0, text.length());
    if (start < 0 || end < start || end > length) {
      throw new UsageException(
          place + ": span " + start + ".." + end + " (expected: within 0.." + length + ")");
    }
    String label = label(span.path("label"), place);
    if (label.isEmpty()) {
      throw new UsageException(
          place + ": a span without a label (expected: \"label\", such as \"PERSON\")");
    }
    return new LabelledText.Span(
        text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end), label);
  }
}
