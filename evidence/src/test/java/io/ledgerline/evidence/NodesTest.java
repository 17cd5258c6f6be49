package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.TENANT;
import static io.ledgerline.evidence.SampleNode.november;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackOptions;
import io.ledgerline.verifier.trust.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that list each other's origins: one pack of each, and one of them kept back. */
class NodesTest {
  @TempDir private Path folder;
  private SampleNode one;
  private SampleNode two;
  private Path ofOne;
  private Path ofTwo;

  @BeforeEach
  void fill() throws Exception {
    one = SampleNode.in(folder.resolve("1"), "node-1", 1);
    two = SampleNode.in(folder.resolve("2"), "node-2", 2);
    one.calls(300, Duration.ofHours(6));
    two.calls(200, Duration.ofHours(8));
    list(one, two, "_system");
    list(two, one, "_system");
    ofOne = folder.resolve("one.llpack");
    ofTwo = folder.resolve("two.llpack");
  }

  @AfterEach
  void close() throws Exception {
    one.close();
    two.close();
  }

  private static void list(SampleNode at, SampleNode other, String stream) throws Exception {
    at.append(
        stream,
        at.entry(EventType.ORIGINS_LISTED, stream)
            .number(Field.COUNT, 1)
            .object(
                Field.DETAILS,
                EntryObject.object().texts("origins", List.of(other.ledger().origin(stream)))));
  }

  private PackOptions trusted() {
    List<VerifierKey> keys = new ArrayList<>();
    for (SampleNode each : List.of(one, two)) {
      each.ledger().vkeys(TENANT).forEach(vkey -> keys.add(VerifierKey.parse(vkey)));
    }
    return new PackOptions(Trust.nobody(), keys);
  }

  @Test
  void areCompleteTogether() throws Exception {
    one.pack(ofOne, november(Map.of()));
    two.pack(ofTwo, november(Map.of()));

    var report = PackCheck.run(List.of(ofOne, ofTwo), trusted());

    assertThat(report.findings()).isEmpty();
    assertThat(report.packs()).hasSize(2);
  }

  @Test
  void showThatTheOtherIsKeptBack() throws Exception {
    one.pack(ofOne, november(Map.of()));
    two.pack(ofTwo, november(Map.of()));

    for (Path alone : List.of(ofOne, ofTwo)) {
      var report = PackCheck.run(List.of(alone), trusted());
      String missing = (alone.equals(ofOne) ? two : one).ledger().origin("_system");
      assertThat(report.findings())
          .singleElement()
          .matches(each -> each.kind() == Finding.Kind.ORIGIN_MISSING)
          .matches(each -> "_system".equals(each.stream()) && each.index() >= 0)
          .matches(each -> each.sentence().contains(missing));
      assertThat(report.grade().text()).isEqualTo("not consistent");
    }
  }

  @Test
  void showAStreamOfTheTenantThatIsKeptBackThoughItsNodeIsThere() throws Exception {
    one.at(SampleNode.NOVEMBER.plus(Duration.ofDays(3)));
    list(one, two, TENANT);
    one.pack(ofOne, november(Map.of()));
    two.pack(ofTwo, november(Map.of()));
    Repacked.of(ofTwo)
        .with(parts -> parts.keySet().removeIf(name -> name.startsWith("logs/threadco/")))
        .to(ofTwo);

    var report = PackCheck.run(List.of(ofOne, ofTwo), trusted());

    assertThat(report.findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.ORIGIN_MISSING
                    && each.sentence().contains(two.ledger().origin(TENANT)));
  }

  /** Says at node one that node two was closed at that time, with as much as it holds. */
  private void listClosed(Instant at) throws Exception {
    String origin = two.ledger().origin("_system");
    one.append(
        "_system",
        one.entry(EventType.ORIGINS_LISTED, "_system")
            .number(Field.COUNT, 1)
            .object(
                Field.DETAILS,
                EntryObject.object()
                    .texts("origins", List.of(origin))
                    .objects(
                        "closed",
                        List.of(
                            EntryObject.object()
                                .text("origin", origin)
                                .number("size", two.ledger().size("_system"))
                                .text("at", at.toString())))));
  }

  @Test
  void needNoPackOfANodeThatWasRetiredBeforeThePeriod() throws Exception {
    Instant before = november(Map.of()).from().minusSeconds(1);
    listClosed(before);
    one.pack(ofOne, november(Map.of()));
    var report = PackCheck.run(List.of(ofOne), trusted());
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes())
        .anyMatch(
            each ->
                each.sentence().contains("was closed at " + before)
                    && each.sentence().contains("its node was retired"));
  }

  @Test
  void stillNeedOneOfANodeThatWasRetiredInThePeriod() throws Exception {
    listClosed(november(Map.of()).from().plusSeconds(1));
    one.pack(ofOne, november(Map.of()));
    assertThat(PackCheck.run(List.of(ofOne), trusted()).findings())
        .anyMatch(each -> each.kind() == Finding.Kind.ORIGIN_MISSING);
  }

  /** Says at node two that its log of the tenant was closed with so many entries. */
  private void closeTwo(long size) throws Exception {
    two.append(
        "_system",
        two.entry(EventType.STREAM_CLOSED, "_system")
            .text(Field.ORIGIN, two.ledger().origin(TENANT))
            .object(
                Field.DETAILS, EntryObject.object().flag("retired", true).number("size", size)));
  }

  @Test
  void showThatEntriesBeforeTheEndThatANodeSaidItHasAreGone() throws Exception {
    closeTwo(two.ledger().size(TENANT) + 3);
    one.pack(ofOne, november(Map.of()));
    two.pack(ofTwo, november(Map.of()));
    assertThat(PackCheck.run(List.of(ofOne, ofTwo), trusted()).findings())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.kind()).isEqualTo(Finding.Kind.ROLLED_BACK);
              assertThat(each.sentence())
                  .contains("was closed with " + (two.ledger().size(TENANT) + 3) + " entries");
            });
  }

  @Test
  void showEntriesBehindTheEndThatANodeSaidItHas() throws Exception {
    closeTwo(two.ledger().size(TENANT));
    one.pack(ofOne, november(Map.of()));
    two.pack(ofTwo, november(Map.of()));
    assertThat(PackCheck.run(List.of(ofOne, ofTwo), trusted()).findings()).isEmpty();

    two.calls(1, Duration.ofHours(1));
    Path later = folder.resolve("later.llpack");
    two.pack(later, november(Map.of()));
    assertThat(PackCheck.run(List.of(ofOne, later), trusted()).findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.FORKED && each.sentence().contains("was closed with"));
  }

  @Test
  void areNotOneNodesPackTwice() throws Exception {
    one.pack(ofOne, november(Map.of()));
    two.pack(ofTwo, november(Map.of("use_case", "returns")));

    assertThat(PackCheck.run(List.of(ofOne, ofTwo), trusted()).findings())
        .anyMatch(each -> each.kind() == Finding.Kind.MISPLACED);
  }
}
