package io.ledgerline.cli.output;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where commands run and print.
 *
 * @param out results
 * @param err sentences about what went wrong, and progress
 * @param environment environment variables
 * @param folder the current folder
 * @param width longest line, in characters
 * @param colours whether a person's terminal shows them
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path folder,
    int width,
    boolean colours) {
  /** Longest line unless {@code COLUMNS} says less. */
  public static final int WIDTH = 100;

  private static final JsonMapper PRETTY =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  /** The process's own terminal. */
  public static Terminal system() {
    var environment = System.getenv();
    var console = System.console();
    boolean colours =
        console != null
            && console.isTerminal()
            && !environment.containsKey("NO_COLOR")
            && !"dumb".equals(environment.get("TERM"));
    return new Terminal(
        System.out, System.err, environment, Path.of(""), width(environment), colours);
  }

  /** Prints a table in a format. */
  public void print(Table table, JsonNode json, Format format) {
    switch (format) {
      case TABLE -> out.print(table.text(width));
      case CSV -> out.print(table.csv());
      case JSON -> out.println(pretty(json));
    }
  }

  /** JSON for people and programs alike; escapes stand for what {@link #harmless} escapes. */
  public static String pretty(JsonNode json) {
    return harmless(PRETTY.writeValueAsString(json));
  }

  /**
   * Lines of a caller's text as they may be shown: what would steer a terminal, or show the text in
   * another order than it has, stands there as JSON escapes it. People decide by what they see.
   */
  public static String harmless(String text) {
    var shown = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .codePoints()
        .forEach(
            c -> {
              if (steers(c)) {
                escape(c, shown);
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  private static boolean steers(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t';
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  private static void escape(int c, StringBuilder out) {
    for (char each : Character.toChars(c)) {
      out.append(String.format("\\u%04X", (int) each));
    }
  }

  /** A text in green where colours show. */
  public String green(String text) {
    return colours ? "\u001b[32m" + text + "\u001b[0m" : text;
  }

  /** A text in red where colours show. */
  public String red(String text) {
    return colours ? "\u001b[31m" + text + "\u001b[0m" : text;
  }

  private static int width(Map<String, String> environment) {
    var columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[0-9]{2,3}") ? Math.clamp(Integer.parseInt(columns), 40, WIDTH) : WIDTH;
  }
}
