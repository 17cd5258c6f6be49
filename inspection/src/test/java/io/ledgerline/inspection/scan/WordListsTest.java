package io.ledgerline.inspection.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class WordListsTest {
  private final WordLists lists = WordLists.beside(WordListsTest.class, "test-lists.txt");

  @Test
  void keepsTheOrderOfTheFile() {
    assertThat(lists.names()).containsExactly("TREE", "RIVER", "NOTHING");
    assertThat(lists.list("RIVER")).containsExactly("elbe", "rio grande", "loire", "elbe");
    assertThat(lists.list("NOTHING")).isEmpty();
  }

  @Test
  void joinsLinesOfOneNameAndThoseWithoutOne() {
    assertThat(lists.list("TREE")).containsExactly("oak", "elm", "ash", "birch");
  }

  @Test
  void holdsWordsOnceAndByTheirHash() {
    assertThat(lists.words("RIVER")).containsExactlyInAnyOrder("elbe", "rio grande", "loire");
    assertThat(lists.hashes("TREE")).contains(Fold.hash("Elm")).doesNotContain(Fold.hash("elbe"));
  }

  @Test
  void failsWhereTheFileOrTheListIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> WordLists.beside(WordListsTest.class, "no-lists.txt"))
        .withMessageContaining("no-lists.txt");
    assertThatIllegalStateException()
        .isThrownBy(() -> lists.words("BIRD"))
        .withMessage("word list: BIRD (expected: in test-lists.txt)");
  }
}
