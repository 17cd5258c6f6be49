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

/** Words that are read 64 characters at a time are those that are read one by one. */
class TokensProperty {
  private static final String[] PIECES = {
    "a",
    "send",
    "x1",
    "eightlet",
    "ninelette",
    "supercalifragilistic",
    "don't",
    "l\u2019\u00e9t\u00e9",
    "\u00fcber",
    "42",
    " ",
    " ",
    " ",
    "  ",
    ", ",
    ". ",
    "? ",
    "\n",
    "\n\n",
    "\r\n",
    "'",
    "''",
    "\u2019",
    "\u2026",
    "\uFF1F",
    "\u00A0",
    "\uD83D\uDE00",
    "\uD83D\uDE00\uD83C\uDFFD",
    "\u3042",
    "\u5FFD\u7565",
    "\u30C6\u30B9\u30C8",
    "\u0E2A\u0E48\u0E07",
    "-",
    "_",
    "\0"
  };

  private static final int QUESTION = Tokens.SENTENCE | Tokens.AFTER_QUESTION;
  private static final int PARAGRAPH = Tokens.SENTENCE | Tokens.LINE;

  private record Word(int start, int end, long hash, int flags) {}

  private final Tokens tokens = new Tokens(new Lexicon(Knowledge.lines("lexicon.txt")));

  @Test
  void wordsAndWhatStandsBetweenThemAreReadAsOneByOne() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      int many = seed < 280 ? random.nextInt(300) : 6000;
      var text = new StringBuilder();
      for (int i = 0; i < many; i++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
      MappedText folded = Fold.of(SourceText.of(utf8, 0, utf8.length));
      assertThat(read(folded)).as("seed " + seed).isEqualTo(slowly(folded));
    }
  }

  @Test
  void lettersOfScriptsWithoutSpacesAreWordsHoweverManyStandTogether() {
    var text = new StringBuilder("a".repeat(5000)).append("\u5FFD".repeat(5000)).append("b b");
    byte[] utf8 = text.toString().getBytes(StandardCharsets.UTF_8);
    MappedText folded = Fold.of(SourceText.of(utf8, 0, utf8.length));
    assertThat(read(folded)).hasSize(5003).isEqualTo(slowly(folded));
  }

  private List<Word> read(MappedText text) {
    List<Word> words = new ArrayList<>();
    tokens.open(text);
    while (tokens.next()) {
      for (int i = tokens.repeated; i < tokens.count; i++) {
        words.add(new Word(tokens.start[i], tokens.end[i], tokens.hash[i], tokens.flags[i]));
      }
    }
    tokens.close();
    return words;
  }

  private static List<Word> slowly(MappedText text) {
    List<Word> words = new ArrayList<>();
    int flags = Tokens.SENTENCE | Tokens.LINE;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      byte kind = Letters.kind(c);
      if (kind == Letters.LETTER) {
        int end = wordEnd(text, at);
        String word = text.subSequence(at, end).toString().replace('\u2019', '\'');
        words.add(new Word(at, end, Lexicon.hash(word), flags));
        flags = 0;
        at = end;
        continue;
      }
      flags |=
          switch (kind) {
            case Letters.STOP -> c == '?' || c == '\uFF1F' ? QUESTION : Tokens.SENTENCE;
            case Letters.PAUSE, Letters.PICTURE -> Tokens.CLAUSE;
            case Letters.NEWLINE -> (flags & Tokens.LINE) != 0 ? PARAGRAPH : Tokens.LINE;
            default -> 0;
          };
      at += kind == Letters.PICTURE ? 2 : 1;
    }
    return words;
  }

  private static int wordEnd(MappedText text, int from) {
    int at = from + 1;
    while (at < text.length() && goesOn(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean goesOn(MappedText text, int at) {
    int next = Letters.kind(text.charAt(at)) == Letters.APOSTROPHE ? at + 1 : at;
    return next < text.length()
        && Letters.kind(text.charAt(next)) == Letters.LETTER
        && !Letters.isUnspaced(text.charAt(at - 1))
        && !Letters.isUnspaced(text.charAt(next));
  }
}
