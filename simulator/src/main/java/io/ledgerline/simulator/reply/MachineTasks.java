package io.ledgerline.simulator.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a question asks to do on the machine: commands to run, a file to write or to read. */
final class MachineTasks {
  private static final Pattern RUN =
      Pattern.compile(
          "(?is)\\b(?:run|execute)\\b(?: this| the)?(?: following)?(?: shell| bash)?"
              + "(?: commands?)?\\s*:?\\s*"
              + "(?:`([^`]+)`|\"([^\"]+)\"|'([^']+)'"
              + "|(.+?)(?=\\s*(?:[.,;]?\\s+(?:and|then)\\s+(?:then\\s+)?"
              + "(?:run|execute|tell|show|report|explain|say|give|print the|reply|answer)\\b"
              + "|\\s+(?:with|using|in) (?:the )?bash\\b|[.;]\\s|\\n|[.]?$)))");
  private static final String FILE = "[`\"']?((?:~|\\.{0,2})?[\\w./-]*[\\w-]+\\.?[\\w]*)[`\"']?";
  private static final Pattern WRITE =
      Pattern.compile(
          "(?is)\\b(?:write|create|make)\\b(?: me)?(?: a| the)?(?: new)?(?: text)?(?: file)?"
              + "(?: called| named| at)?\\s+"
              + FILE
              + "\\s+(?:with|containing|saying|that (?:says|contains))"
              + "(?: the)?(?: text| content| contents| words?)?\\s*:?\\s*"
              + "(?:`([^`]+)`|\"([^\"]+)\"|'([^']+)'|(.+?))\\s*$");
  private static final Pattern WRITE_INTO =
      Pattern.compile(
          "(?is)\\bwrite\\b\\s+(?:`([^`]+)`|\"([^\"]+)\"|'([^']+)')\\s+(?:in)?to\\s+"
              + "(?:the\\s+)?(?:file\\s+)?"
              + FILE);
  private static final Pattern READ =
      Pattern.compile(
          "(?is)\\bread\\b(?: the)?(?: file| image| picture)?\\s+[`\"']?"
              + "((?:~|\\.{0,2})/[\\w./-]+|[\\w-][\\w./-]*\\.[\\w]{1,6})\\b");
  private static final Pattern FOLDER = Pattern.compile("(?i)working directory:?\\s+`?(/[^\\s`]+)");

  private final String question;
  private final String system;

  MachineTasks(String question, String system) {
    this.question = question;
    this.system = system;
  }

  /** A file and what to write into it. */
  record Written(String path, String content) {}

  List<String> commands() {
    List<String> commands = new ArrayList<>();
    Matcher run = RUN.matcher(question);
    while (run.find()) {
      String command = firstGroup(run, 1, 4).strip();
      if (!command.isEmpty()) {
        commands.add(command);
      }
    }
    return commands;
  }

  @Nullable Written written() {
    Matcher into = WRITE_INTO.matcher(question);
    if (into.find()) {
      return new Written(absolute(into.group(4)), firstGroup(into, 1, 3));
    }
    Matcher write = WRITE.matcher(question);
    return write.find() ? new Written(absolute(write.group(1)), firstGroup(write, 2, 5)) : null;
  }

  @Nullable String read() {
    Matcher read = READ.matcher(question);
    return read.find() ? absolute(read.group(1)) : null;
  }

  /** Coding agents want absolute paths; their system prompt names the working directory. */
  private String absolute(String path) {
    Matcher folder = FOLDER.matcher(system);
    if (path.startsWith("/") || path.startsWith("~") || !folder.find()) {
      return path;
    }
    return folder.group(1) + "/" + path.replaceFirst("^\\./", "");
  }

  private static String firstGroup(Matcher matcher, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (matcher.group(i) != null) {
        return matcher.group(i);
      }
    }
    return "";
  }
}
