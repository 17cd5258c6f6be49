package io.ledgerline.inspection.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What stands above a cell is the same, whoever asked about which cells before. */
class HeadingsProperty {
  private static final long SEED = 5;
  private static final List<String> LINES =
      List.of(
          "account,age,name\n",
          "1,2,3\n",
          "\n",
          "some words that are no table\n",
          "a;b;c\n",
          "\"account, old\",\"age\",\"x\"\n",
          "\"1, 2\",3,4\n",
          "account\tpassport\n",
          "1\t2\n",
          "| account | age |\n",
          "| 1 | 2 |\n",
          "account\n",
          "1, 2, and three, four\n",
          "\r\n");

  @Test
  void isSaidOfEachCellWhetherOrNotTheOnesBeforeWereAskedAbout() {
    var random = new Random(SEED);
    for (int round = 0; round < 400; round++) {
      byte[] text = text(random).getBytes(UTF_8);
      var always = headings(text);
      for (int offset = 0; offset < text.length; offset++) {
        if (text[offset] == '\n') {
          continue;
        }
        boolean silent = always.isSilent(offset);
        int subjects = always.subjects(offset);
        if (random.nextInt(20) == 0) {
          var once = headings(text);
          assertThat(once.isSilent(offset)).as("seed %d, round %d", SEED, round).isEqualTo(silent);
          assertThat(once.subjects(offset)).isEqualTo(subjects);
          assertThat(once.secret(offset)).isEqualTo(always.secret(offset));
        }
      }
    }
  }

  private static Headings headings(byte[] text) {
    return new Headings(text, 0, text.length, new Wording(Vocabulary.standard()));
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int lines = 1 + random.nextInt(30);
    var line = LINES.getFirst();
    for (int i = 0; i < lines; i++) {
      line = random.nextInt(3) == 0 ? line : LINES.get(random.nextInt(LINES.size()));
      text.append(line);
    }
    return text.toString();
  }
}
