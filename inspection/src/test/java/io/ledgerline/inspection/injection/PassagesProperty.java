package io.ledgerline.inspection.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.normalise.Fold;
import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.normalise.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassagesProperty {
  private static final String[] WORDS = {
    "send", "The", "list", "of", "Please", "x", "42", "answers", "you", "Ünder"
  };
  private static final String[] GAPS = {" ", " ", " ", ", ", ". ", "? ", "\n", "\n\n", ": \""};

  private final Tokens tokens = new Tokens(new Lexicon(Knowledge.lines("lexicon.txt")));

  private record Cut(int start, int end, int words, boolean asked) {}

  private List<Cut> cut(String text, boolean data) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    MappedText folded = Fold.of(SourceText.of(utf8, 0, utf8.length));
    List<Cut> cuts = new ArrayList<>();
    var passages =
        new Passages(
            new Sentences(folded, utf8),
            data,
            (run, from, to, asked) ->
                cuts.add(new Cut(run.start[from], run.end[to - 1], to - from, asked)));
    tokens.open(folded);
    while (tokens.next()) {
      passages.read(tokens);
    }
    tokens.close();
    assertThat(passages.count()).isEqualTo(cuts.size());
    return cuts;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void piecesAreInOrderDisjointAndLeaveOutOnlyWhatIsTooShort(boolean data) {
    for (int seed = 0; seed < 60; seed++) {
      var random = new Random(seed);
      int many = seed < 50 ? random.nextInt(200) : 5000;
      var text = new StringBuilder();
      for (int i = 0; i < many; i++) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(GAPS[random.nextInt(GAPS.length)]);
      }
      int behind = 0;
      int words = 0;
      for (Cut cut : cut(text.toString(), data)) {
        assertThat(cut.start()).as("seed " + seed).isGreaterThanOrEqualTo(behind);
        assertThat(cut.words()).as("seed " + seed).isBetween(3, 60);
        behind = cut.end();
        words += cut.words();
      }
      // Sentences of one or two words say nothing; of a user's words only such an end is left out.
      assertThat(words).as("seed " + seed).isBetween(data ? many / 4 : many - 2, many);
    }
  }

  @Test
  void aPieceThatLiesAcrossTwoRunsIsOnePiece() {
    String sentence = "The list of answers is what you send. ";
    String text = sentence.repeat(400); // 3,200 words, runs of 1,024
    assertThat(cut(text, true)).hasSize(400).allMatch(cut -> cut.words() == 8);
  }

  @Test
  void aQuestionIsKnownByItsMarkAlsoAtTheEnd() {
    assertThat(cut("Is it you? It is the list. Are you the list?", true))
        .extracting(Cut::asked)
        .containsExactly(true, false, true);
  }
}
