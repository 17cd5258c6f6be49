package io.ledgerline.inspection.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.messages.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in which somebody marked what is to be found: {@code [[PERSON|Mira Holt]] called}.
 *
 * @param kind what sort of text it is
 * @param text without marks
 * @param spans what was marked
 */
public record MarkedText(String kind, String text, List<Span> spans) {
  /**
   * A marked part of a text.
   *
   * @param start half-open offset in bytes of UTF-8
   * @param end behind its last byte
   */
  public record Span(String type, int start, int end) {}

  /** Reads a file of JSON lines with {@code kind} and {@code text}. */
  static List<MarkedText> read(Path file) throws IOException {
    var texts = new ArrayList<MarkedText>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        texts.add(parse(field(line, "kind"), field(line, "text")));
      }
    }
    return texts;
  }

  /** All files of a folder, by name. */
  public static List<MarkedText> readAll(Path folder) throws IOException {
    var texts = new ArrayList<MarkedText>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        texts.addAll(read(file));
      }
    }
    return texts;
  }

  /** Takes the marks out of a text. */
  static MarkedText parse(String kind, String marked) {
    var plain = new StringBuilder();
    var spans = new ArrayList<Span>();
    int at = 0;
    int bytes = 0;
    for (int open = marked.indexOf("[["); open >= 0; open = marked.indexOf("[[", at)) {
      int bar = marked.indexOf('|', open);
      int close = marked.indexOf("]]", open);
      if (bar < 0 || close < bar || !marked.substring(open + 2, bar).matches("[A-Z_]+")) {
        plain.append(marked, at, open + 2);
        at = open + 2;
        bytes = length(plain);
        continue;
      }
      plain.append(marked, at, open);
      bytes = length(plain);
      String value = marked.substring(bar + 1, close);
      spans.add(
          new Span(marked.substring(open + 2, bar), bytes, bytes + value.getBytes(UTF_8).length));
      plain.append(value);
      at = close + 2;
    }
    plain.append(marked.substring(at));
    return new MarkedText(kind, plain.toString(), spans);
  }

  private static int length(CharSequence text) {
    return text.toString().getBytes(UTF_8).length;
  }

  private static String field(String line, String name) {
    byte[] utf8 = line.getBytes(UTF_8);
    String key = "\"" + name + "\"";
    int at = line.indexOf(key);
    int from = line.substring(0, line.indexOf('"', at + key.length())).getBytes(UTF_8).length + 1;
    int to = from;
    while (utf8[to] != '"') {
      to += utf8[to] == '\\' ? 2 : 1;
    }
    return JsonString.decode(utf8, from, to, true);
  }

  byte[] utf8() {
    return text.getBytes(UTF_8);
  }
}
