package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of texts, and whose. */
class TextMemoryTest {
  private final List<String> read = new ArrayList<>();
  private final TextMemory<Integer> memory = new TextMemory<>(2, found -> found < 9);

  private int length(String tenant, String text) {
    return memory.of(
        tenant,
        digest -> digest.update(text.getBytes(UTF_8)),
        () -> {
          read.add(text);
          return text.length();
        });
  }

  @Test
  void aTextThatComesAgainIsNotReadAgain() {
    assertThat(length("acme", "one")).isEqualTo(3);
    assertThat(length("acme", "one")).isEqualTo(3);
    assertThat(read).containsExactly("one");
  }

  @Test
  void whatOneTenantSentIsNewForAnother() {
    length("acme", "one");
    length("globex", "one");
    assertThat(read).containsExactly("one", "one");
  }

  @Test
  void theLeastRecentlyUsedIsForgottenFirst() {
    length("acme", "one");
    length("acme", "two");
    length("acme", "one");
    length("acme", "three");
    read.clear();
    length("acme", "one");
    length("acme", "two");
    assertThat(read).containsExactly("two");
  }

  @Test
  void aLargeResultIsNotKept() {
    length("acme", "a long text");
    length("acme", "a long text");
    assertThat(read).hasSize(2);
  }
}
