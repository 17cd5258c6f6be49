package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.scan.Eight;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
  private static final int STRONG_WEIGHT = 560;
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
    "#system",
    "%%system",
    "[begin override",
    "<override>"
  };

  /** What programs that talk to models are full of: no attack by itself. */
  private static final String[] IN_PROGRAMS = {
    "{\"role\":\"system\"", "{\"role\": \"system\"", "\"role\": \"system\"", "\"role\":\"system\""
  };

  private static final int PROGRAM_WEIGHT = 250;

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

  /**
   * Marks that begin with letters, sought by the rarest pair of them: prose is full of their first.
   */
  private static final Mark[] IN_LETTERS = {
    new Mark("begin system prompt", STRONG_WEIGHT), new Mark("end of system prompt", STRONG_WEIGHT)
  };

  private static final String RARE = "sys";

  /** 1 for each byte that may be the first of a mark. */
  private static final byte[] FIRST = new byte[0x100];

  /** Marks by their first two characters. */
  private static final Mark[] @Nullable [] BY_PAIR = table();

  private FakeStructure() {}

  static void find(MappedText text, Sink sink) {
    byte[] bytes = text.bytes();
    int last = text.length() - 1;
    int found = atStart(text, sink);
    for (int i = next(bytes, 0, last); i < last && found < ENOUGH; i = next(bytes, i + 1, last)) {
      found += bytes[i] == 'y' ? inLetters(text, i, sink) : at(text, i, sink);
    }
  }

  /** The next byte that may be the first of a mark; four are asked at once, as most are none. */
  private static int next(byte[] bytes, int from, int to) {
    byte[] first = FIRST;
    for (int at = from; at < to; at += Integer.BYTES) {
      int four = Eight.four(bytes, at);
      int some =
          first[four & 0xff]
              | first[four >>> 8 & 0xff]
              | first[four >>> 16 & 0xff]
              | first[four >>> 24];
      if (some != 0) {
        int begin = at;
        while (first[bytes[begin] & 0xff] == 0) {
          begin++;
        }
        return begin;
      }
    }
    return to;
  }

  /** How many marks begin at {@code at}: one or none. */
  private static int at(MappedText text, int at, Sink sink) {
    char first = text.charAt(at);
    char next = text.charAt(at + 1);
    Mark[] marks = next < 0x80 ? BY_PAIR[first << 7 | next] : null;
    if (marks == null) {
      return 0;
    }
    for (Mark mark : marks) {
      if (stands(text, at, mark.text(), 0)) {
        sink.found(first == '\n' ? at + 1 : at, at + mark.text().length(), mark.weight());
        return 1;
      }
    }
    return 0;
  }

  /** How many marks stand around the letter in the middle of {@link #RARE}: one or none. */
  private static int inLetters(MappedText text, int at, Sink sink) {
    if (at == 0 || text.charAt(at - 1) != 's' || text.charAt(at + 1) != 's') {
      return 0;
    }
    for (Mark mark : IN_LETTERS) {
      int begin = at - 1 - mark.text().indexOf(RARE);
      if (begin >= 0 && stands(text, begin, mark.text(), 0)) {
        sink.found(begin, begin + mark.text().length(), mark.weight());
        return 1;
      }
    }
    return 0;
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

  private static Mark[] @Nullable [] table() {
    Mark[] @Nullable [] table = new Mark[0x80 << 7][];
    for (String mark : STRONG) {
      add(table, new Mark(mark, STRONG_WEIGHT));
    }
    for (String mark : IN_PROGRAMS) {
      add(table, new Mark(mark, PROGRAM_WEIGHT));
    }
    for (String mark : AT_LINE) {
      add(table, new Mark(mark, 450));
    }
    FIRST['y'] = 1;
    return table;
  }

  private static void add(Mark[] @Nullable [] table, Mark mark) {
    FIRST[mark.text().charAt(0)] = 1;
    int pair = mark.text().charAt(0) << 7 | mark.text().charAt(1);
    Mark[] some = table[pair];
    Mark[] more = some == null ? new Mark[1] : Arrays.copyOf(some, some.length + 1);
    more[more.length - 1] = mark;
    table[pair] = more;
  }
}
