package io.ledgerline.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.Splice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergedEditsTest {
  private static Edit edit(int start, int end, String with) {
    return new Edit(start, end, with.getBytes(UTF_8));
  }

  private static String spliced(String text, List<Edit> edits) {
    return new String(Splice.apply(text.getBytes(UTF_8), edits), UTF_8);
  }

  @Test
  void editsApartStandSideBySide() {
    var merged = MergedEdits.of(List.of(edit(0, 1, "A")), List.of(edit(1, 2, "B")));
    assertThat(spliced("abc", merged)).isEqualTo("ABc");
  }

  @Test
  void whatIsTakenOutGoesWithWhatWasPutIntoIt() {
    var tokens = List.of(edit(2, 4, "T1"), edit(6, 8, "T2"), edit(7, 7, "?"), edit(0, 0, "<"));
    assertThat(spliced("0123456789", MergedEdits.of(tokens, List.of(edit(1, 9, "-")))))
        .isEqualTo("<0-9");
  }

  @Test
  void noHalfOfAnEarlierEditIsLeftBehind() {
    var tokens = List.of(edit(2, 4, "T1"), edit(6, 8, "T2"));
    assertThat(spliced("0123456789", MergedEdits.of(tokens, List.of(edit(3, 7, "-")))))
        .isEqualTo("01-89");
    assertThat(
            spliced(
                "0123456789",
                MergedEdits.of(
                    List.of(edit(3, 7, "T")), List.of(edit(2, 4, "x"), edit(6, 8, "y")))))
        .isEqualTo("01y89");
  }

  @Test
  void aHundredThousandOnEitherSideAreMergedAtOnce() {
    var earlier = new ArrayList<Edit>();
    var later = new ArrayList<Edit>();
    for (int i = 0; i < 100_000; i++) {
      earlier.add(edit(i * 10, i * 10 + 2, "T"));
      later.add(edit(i * 10 + 1, i * 10 + 5, "-"));
    }
    assertThat(MergedEdits.of(earlier, later)).hasSize(100_000);
  }
}
