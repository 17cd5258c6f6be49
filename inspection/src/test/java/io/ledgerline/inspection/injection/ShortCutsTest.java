package io.ledgerline.inspection.injection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each quick way past most of a text gives what the long way gives. */
class ShortCutsTest {
  private static final String[] MARKS = {
    "begin system prompt", "end of system prompt", "<|im_start|>", "#system", "\nhuman:"
  };

  @Test
  void aMarkIsFoundAmongTextThatIsNearlyOne() {
    String near = "begin sys end of systems ysy <|im #sys syssys\n";
    for (String mark : MARKS) {
      String text = near + mark + near;
      var report = InjectionDetector.standard().scan(text, Trust.TOOL_RESULT);
      int from = near.length() + (mark.charAt(0) == '\n' ? 1 : 0);
      assertThat(report.signals())
          .as(mark)
          .anyMatch(
              signal ->
                  signal.technique() == Technique.FAKE_STRUCTURE
                      && signal.start() == from
                      && signal.end() == near.length() + mark.length());
    }
  }

  @Test
  void everyBeginningOfAKnownWordIsTakenForOne() throws IOException {
    var lexicon = new Knowledge().lexicon;
    int known = 0;
    for (String word : words()) {
      if ((lexicon.bitsOf(Lexicon.hash(word)) & ~Lexicon.NOTHING) == 0) {
        continue;
      }
      known++;
      for (int end = 1; end <= word.length(); end++) {
        assertThat(lexicon.mayBegin(Lexicon.hash(word.substring(0, end)))).as(word).isTrue();
      }
    }
    assertThat(known).isGreaterThan(1000);
  }

  /** Everything that stands in the lexicon and the rules, folded. */
  private static List<String> words() throws IOException {
    List<String> words = new ArrayList<>();
    for (String file : List.of("lexicon.txt", "rules.txt")) {
      try (var in = Objects.requireNonNull(Knowledge.class.getResourceAsStream(file))) {
        String text = new String(in.readAllBytes(), UTF_8);
        for (String word : text.split("[\\s/|]+")) {
          words.add(Lexicon.fold(word));
        }
      }
    }
    return words;
  }
}
