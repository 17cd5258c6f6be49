package io.ledgerline.cli.command;

import io.ledgerline.cli.output.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What of a call nobody looked into, for people: parts with the same reason together, {@code 2
 * images, 1 uploaded file (not read)}.
 */
final class NotScanned {
  private static final String TITLE = "not scanned:";
  private static final String INDENT = "    ";

  /** As entries count what they can't name: {@code images: 2 not read}. */
  private static final Pattern COUNTED = Pattern.compile("([0-9]{1,9}) (.+)");

  private static final String ANSWER = "answer";

  private final Set<String> scanned = new LinkedHashSet<>();
  private final Set<String> skipped = new LinkedHashSet<>();

  private NotScanned() {}

  /** Of a call as the API shows it: by its record, and by its entries where they are there. */
  static NotScanned in(JsonNode shown) {
    var found = new NotScanned();
    found.take(shown.path("call").path("inspection"));
    for (JsonNode row : shown.path("entries")) {
      found.take(row.path("entry").path("inspection"));
    }
    return found;
  }

  private void take(JsonNode inspection) {
    inspection.path("scanned").forEach(each -> scanned.add(each.stringValue("")));
    inspection.path("skipped").forEach(each -> skipped.add(each.stringValue("")));
  }

  /** The line, broken between words; empty where everything was looked into. */
  String text(int width) {
    var reasons = new LinkedHashMap<String, List<String>>();
    for (String each : skipped) {
      String[] said = each.split(": ", 2);
      String reason = said.length < 2 ? "" : said[1];
      Matcher counted = COUNTED.matcher(reason);
      if (said[0].equals(ANSWER) && answerWasScanned()) {
        continue; // no data policy looked at it, but rules about answers did
      }
      boolean counts = counted.matches();
      reasons
          .computeIfAbsent(counts ? counted.group(2) : reason, _ -> new ArrayList<>())
          .add(counts ? counted(counted.group(1), said[0]) : said[0]);
    }
    return reasons.isEmpty() ? "" : broken(joined(reasons), width);
  }

  private boolean answerWasScanned() {
    return scanned.stream().anyMatch(each -> each.startsWith(ANSWER + "."));
  }

  /** The first word that ends in s is what is counted. */
  private static String counted(String count, String things) {
    return count + " " + (count.equals("1") ? things.replaceFirst("s\\b", "") : things);
  }

  private static String joined(Map<String, List<String>> reasons) {
    return reasons.entrySet().stream()
        .map(
            each -> {
              String parts = String.join(", ", each.getValue());
              return each.getKey().isEmpty() ? parts : parts + " (" + each.getKey() + ")";
            })
        .collect(Collectors.joining("; "));
  }

  private static String broken(String said, int width) {
    var text = new StringBuilder(TITLE);
    int used = TITLE.length();
    for (String word : Table.printable(said).split(" +")) {
      boolean fits = used + 1 + word.length() <= width;
      text.append(fits ? " " : "\n" + INDENT).append(word);
      used = (fits ? used + 1 : INDENT.length()) + word.length();
    }
    return text.append('\n').toString();
  }
}
