package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import java.util.ArrayList;
import java.util.List;

/** Marks that models and frameworks put between turns, where a text has no business to have them. */
final class FakeStructure {
  private record Mark(String text, int weight) {}

  /** Where a mark stands. */
  interface Sink {
    void found(int from, int to, int weight);
  }

  private static final int ENOUGH = 8;
  private static final String[] STRONG = {
    "<|im_start|>", "<|im_end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|endoftext|>",
    "<|start_header_id|>", "<|eot_id|>", "<start_of_turn>", "<<sys>>", "<</sys>>", "[inst]",
    "[/inst]", "[system_message]", "###(system_message)", "### system:", "### system prompt",
    "### new instructions", "### instruction:", "<system>", "</system>", "<system_prompt>",
    "</system_prompt>", "</tool_result>", "<tool_result>", "</function_results>",
    "<function_results>", "</search_results>", "</untrusted", "<information>", "</information>",
    "</document>", "</documents>", "<important>", "[/system]", "[system]", "[system:",
    "{\"role\":\"system\"", "{\"role\": \"system\"", "\"role\": \"system\"", "\"role\":\"system\"",
    "<|channel|>", "[end of document]", "[end of data", "<admin>", "[admin]", "<sys>", "<<system>>",
    "---end of document---", "=== end of", "<user_query>", "begin system prompt", "end of system prompt",
    "#system", "%%system", "[begin override", "<override>"
  };
  private static final String[] AT_LINE = {
    "\nhuman:", "\nassistant:", "\nsystem:", "\nsystem instruction", "\nsystem note", "\n[system",
    "\nrole: system", "\nai:", "\n### human:", "\n### assistant:"
  };

  private static final List<List<Mark>> BY_FIRST = table();

  private FakeStructure() {}

  static void find(MappedText text, Sink sink) {
    char[] chars = text.array();
    int found = 0;
    int length = text.length();
    found += atStart(text, sink);
    for (int i = 0; i < length && found < ENOUGH; i++) {
      char c = chars[i];
      if (c >= 0x80) {
        continue;
      }
      List<Mark> marks = BY_FIRST.get(c);
      for (int j = 0; j < marks.size(); j++) {
        Mark mark = marks.get(j);
        if (stands(text, i, mark.text(), 0)) {
          sink.found(c == '\n' ? i + 1 : i, i + mark.text().length(), mark.weight());
          found++;
          break;
        }
      }
    }
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

  private static List<List<Mark>> table() {
    List<List<Mark>> table = new ArrayList<>();
    for (int i = 0; i < 0x80; i++) {
      table.add(new ArrayList<>());
    }
    for (String mark : STRONG) {
      table.get(mark.charAt(0)).add(new Mark(mark, 560));
    }
    for (String mark : AT_LINE) {
      table.get('\n').add(new Mark(mark, 450));
    }
    return table;
  }
}
