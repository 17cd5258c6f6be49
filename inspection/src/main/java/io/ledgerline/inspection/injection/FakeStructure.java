package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks that models and frameworks put between turns, where a text has no business to have them.
 */
final class FakeStructure {
  private record Mark(String text, int weight) {}

  /** Where a mark stands. */
  interface Sink {
    void found(int from, int to, int weight);
  }

  private static final int ENOUGH = 8;
  private static final String[] STRONG = {
    "<|im_start|>",
    "<|im_end|>",
    "<|system|>",
    "<|user|>",
    "<|assistant|>",
    "<|endoftext|>",
    "<|start_header_id|>",
    "<|eot_id|>",
    "<start_of_turn>",
    "<<sys>>",
    "<</sys>>",
    "[inst]",
    "[/inst]",
    "[system_message]",
    "###(system_message)",
    "### system:",
    "### system prompt",
    "### new instructions",
    "### instruction:",
    "<system>",
    "</system>",
    "<system_prompt>",
    "</system_prompt>",
    "</tool_result>",
    "<tool_result>",
    "</function_results>",
    "<function_results>",
    "</search_results>",
    "</untrusted",
    "<information>",
    "</information>",
    "</document>",
    "</documents>",
    "<important>",
    "[/system]",
    "[system]",
    "[system:",
    "{\"role\":\"system\"",
    "{\"role\": \"system\"",
    "\"role\": \"system\"",
    "\"role\":\"system\"",
    "<|channel|>",
    "[end of document]",
    "[end of data",
    "<admin>",
    "[admin]",
    "<sys>",
    "<<system>>",
    "---end of document---",
    "=== end of",
    "<user_query>",
    "begin system prompt",
    "end of system prompt",
    "#system",
    "%%system",
    "[begin override",
    "<override>"
  };
  private static final String[] AT_LINE = {
    "\nhuman:",
    "\nassistant:",
    "\nsystem:",
    "\nsystem instruction",
    "\nsystem note",
    "\n[system",
    "\nrole: system",
    "\nai:",
    "\n### human:",
    "\n### assistant:"
  };

  private static final Mark[][] BY_FIRST = table();

  private static final boolean[] FIRST = firsts();

  private static final boolean[][] SECOND = seconds();

  private FakeStructure() {}

  static void find(MappedText text, Sink sink) {
    char[] chars = text.array();
    int found = 0;
    int length = text.length();
    found += atStart(text, sink);
    for (int i = 0; i < length && found < ENOUGH; i++) {
      char c = chars[i];
      if (c >= 0x80 || !FIRST[c] || !mayFollow(text, i)) {
        continue;
      }
      for (Mark mark : BY_FIRST[c]) {
        if (mark.text().charAt(1) == text.charAt(i + 1) && stands(text, i, mark.text(), 0)) {
          sink.found(c == '\n' ? i + 1 : i, i + mark.text().length(), mark.weight());
          found++;
          break;
        }
      }
    }
  }

  /** Whether any mark goes on with the next character. */
  private static boolean mayFollow(MappedText text, int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return next < 0x80 && SECOND[text.charAt(at)][next];
  }

  private static int atStart(MappedText text, Sink sink) {
    for (String mark : AT_LINE) {
      if (stands(text, 0, mark, 1)) {
        sink.found(0, mark.length() - 1, 450);
        return 1;
      }
    }
    return 0;
  }

  private static boolean stands(MappedText text, int at, String mark, int skip) {
    if (at + mark.length() - skip > text.length()) {
      return false;
    }
    for (int i = skip; i < mark.length(); i++) {
      if (text.charAt(at + i - skip) != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean[] firsts() {
    boolean[] firsts = new boolean[0x80];
    for (char c = 0; c < 0x80; c++) {
      firsts[c] = BY_FIRST[c].length > 0;
    }
    return firsts;
  }

  private static boolean[][] seconds() {
    boolean[][] seconds = new boolean[0x80][0x80];
    for (Mark[] marks : BY_FIRST) {
      for (Mark mark : marks) {
        seconds[mark.text().charAt(0)][mark.text().charAt(1)] = true;
      }
    }
    return seconds;
  }

  private static Mark[][] table() {
    List<Mark> all = new ArrayList<>();
    for (String mark : STRONG) {
      all.add(new Mark(mark, 560));
    }
    for (String mark : AT_LINE) {
      all.add(new Mark(mark, 450));
    }
    Mark[][] table = new Mark[0x80][];
    for (char c = 0; c < 0x80; c++) {
      char first = c;
      table[c] = all.stream().filter(mark -> mark.text().charAt(0) == first).toArray(Mark[]::new);
    }
    return table;
  }
}
