package io.ledgerline.verifier.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogPartTest {
  private static final String AT = "0000000000000001024";

  private static final List<String> IN_ORDER =
      List.of(
          "checkpoint",
          "range",
          "vkeys",
          "anchors/0000000000000000007.consistency",
          "anchors/0000000000000000007.witness",
          "anchors/0000000000000000007.stamped",
          "anchors/0000000000000000007.authority.tsr",
          "anchors/0000000000000000007.authority.pem",
          "anchors/0000000000000000008.consistency",
          "leaves/0000000000000000000",
          "entries/0000000000000000000",
          "content/0000000000000000005.prompt.salt",
          "content/0000000000000000005.prompt",
          "content/0000000000000000005.list",
          "leaves/" + AT,
          "entries/" + AT,
          "related/0000000000000000003.entry",
          "related/0000000000000000003.proof");

  @Test
  void partsSortAsTheyMustFollowEachOther() {
    List<String> names = new ArrayList<>(IN_ORDER.reversed());

    names.sort(Comparator.comparing(name -> required(name).key()));

    assertThat(names).isEqualTo(IN_ORDER);
  }

  @Test
  void aNameSaysWhichPartItIs() {
    assertThat(Stream.of("range", "leaves/" + AT, "related/" + AT + ".proof").map(LogPart::named))
        .containsExactly(new LogPart.Range(), new LogPart.Leaves(AT), new LogPart.RelatedProof(AT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ranges", "leaves/1024", "entries/" + AT + ".gz", "related/" + AT + ".text"})
  void otherNamesAreNoPart(String name) {
    assertThat(LogPart.named(name)).isNull();
  }

  private static LogPart required(String name) {
    LogPart part = LogPart.named(name);
    assertThat(part).as(name).isNotNull();
    return part;
  }
}
