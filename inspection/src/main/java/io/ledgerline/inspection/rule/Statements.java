package io.ledgerline.inspection.rule;

import io.ledgerline.inspection.promise.Sentences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tool would be given, held to a rule about sentences: each string by itself, for the name
 * of a field is no sentence before its value. Of the same reason one violation is kept. Time is
 * linear in the text, as in {@link RuledText}.
 */
final class Statements {
  private static final int LONGEST_SENTENCE = 4_096;
  private static final int OVERLAP = 512;

  private Statements() {}

  static List<Violation> in(AnswerRule rule, List<String> strings) {
    var found = new LinkedHashMap<String, Violation>();
    strings.forEach(text -> read(rule.open(), text, found));
    return List.copyOf(found.values());
  }

  private static void read(AnswerRule.Watch watch, String text, Map<String, Violation> found) {
    int start = 0;
    while (start < text.length()) {
      int most = Math.min(text.length(), start + LONGEST_SENTENCE);
      int length = Sentences.end(text.substring(start, most), 0);
      int end = length == 0 ? most : start + length;
      for (Violation each : watch.sentence(text, start, end)) {
        found.putIfAbsent(each.action() + each.reason(), each.withReason("tool input: "));
      }
      boolean cut = length == 0 && end < text.length();
      start = cut ? end - OVERLAP : end;
    }
  }
}
