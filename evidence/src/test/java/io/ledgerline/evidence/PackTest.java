package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.NOVEMBER;
import static io.ledgerline.evidence.SampleNode.november;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.verifier.pack.LogFigures.Count;
import io.ledgerline.verifier.pack.LogReport;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackNote;
import io.ledgerline.verifier.pack.PackOptions;
import io.ledgerline.verifier.pack.PackReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack of one month out of three, as it is and without anything wrong. */
class PackTest {
  @TempDir private Path folder;
  private SampleNode node;
  private Path pack;

  @BeforeEach
  void fill() throws Exception {
    node = SampleNode.in(folder, "node-1", 11);
    node.calls(2_000, Duration.ofMinutes(60)); // from September to the middle of December
    pack = folder.resolve("november.llpack");
  }

  @AfterEach
  void close() throws Exception {
    node.close();
  }

  private PackReport check(PackOptions options, Path... packs) {
    return PackCheck.run(List.of(packs), options);
  }

  private static LogReport log(PackReport report, String stream) {
    return report.packs().getFirst().logs().stream()
        .filter(log -> log.stream().equals(stream))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void holdsAllEntriesOfThePeriodAndOneMoreAtEachEnd() throws Exception {
    var made = node.pack(pack, november(Map.of()));

    PackReport report = check(node.trusted(), pack);

    assertThat(report.findings()).isEmpty();
    LogReport log = log(report, SampleNode.TENANT);
    assertThat(log.isProven()).isTrue();
    assertThat(log.signedBy()).hasSize(2);
    assertThat(log.figures().get(Count.CALLS) + log.figures().get(Count.REFUSED)).isEqualTo(720);
    assertThat(log.figures().get(Count.IN_PERIOD)).isEqualTo(made.entries());
    assertThat(log.figures().get(Count.BEFORE)).isBetween(1L, 2L);
    assertThat(log.figures().get(Count.AFTER)).isBetween(1L, 3L);
    assertThat(report.packs().getFirst().sha256()).isEqualTo(made.sha256());
    assertThat(report.grade().text()).isEqualTo("consistent in itself");
  }

  @Test
  void isConsistentInItselfAndNoMoreWithoutKeysFromOutside() throws Exception {
    node.pack(pack, november(Map.of()));

    PackReport report = check(PackOptions.nothing(), pack);

    assertThat(report.findings()).isEmpty();
    assertThat(log(report, SampleNode.TENANT).signedBy()).isEmpty();
    assertThat(report.grade().text()).isEqualTo("consistent in itself");
  }

  @Test
  void isByteForByteTheSameWhenItIsMadeTwice() throws Exception {
    var first = node.pack(pack, november(Map.of()));
    var second = node.pack(folder.resolve("again.llpack"), november(Map.of()));

    assertThat(second.sha256()).isEqualTo(first.sha256());
  }

  @Test
  void showsOnlyWhatAFilterMatchesAndProvesTheNumberOfTheRest() throws Exception {
    var made = node.pack(pack, november(Map.of("use_case", "returns")));

    PackReport report = check(node.trusted(), pack);

    assertThat(report.findings()).isEmpty();
    LogReport log = log(report, SampleNode.TENANT);
    assertThat(log.isProven()).isTrue();
    assertThat(made.hidden()).isGreaterThan(300).isEqualTo(log.figures().get(Count.HIDDEN));
    // Each shown call has its end, which does not name the use case.
    assertThat(log.figures().openCalls()).isLessThanOrEqualTo(1); // the last entry of the range
    assertThat(log.figures().get(Count.COMPLETED)).isGreaterThan(200);
    assertThat(report.notes())
        .anyMatch(
            note ->
                note.kind() == PackNote.Kind.NOT_SHOWN
                    && note.sentence().contains("entries are hidden by the filter"));
  }

  @Test
  void showsTheSameForATagAsForTheUseCaseThatSetsIt() throws Exception {
    var byCase = node.pack(pack, november(Map.of("use_case", "returns")));
    var byTag = node.pack(pack, november(Map.of("tags", "phi=true")));
    assertThat(check(node.trusted(), pack).findings()).isEmpty();
    assertThat(byTag.hidden()).isEqualTo(byCase.hidden());
    assertThat(node.pack(pack, november(Map.of("tags", "phi=false"))).hidden())
        .isGreaterThan(byCase.hidden());
  }

  @Test
  void isOfAPeriodWithoutAnyEntryToo() throws Exception {
    node.at(NOVEMBER.plus(Duration.ofDays(400)));
    node.calls(1, Duration.ofSeconds(1));
    var later =
        new PackRequest(
            SampleNode.TENANT,
            NOVEMBER.plus(Duration.ofDays(300)),
            NOVEMBER.plus(Duration.ofDays(301)),
            new TreeMap<>(),
            false,
            false,
            NOVEMBER.plus(Duration.ofDays(400)));
    var made = node.pack(pack, later);

    PackReport report = check(node.trusted(), pack);

    assertThat(report.findings()).isEmpty();
    assertThat(made.entries()).isZero();
    assertThat(log(report, SampleNode.TENANT).isProven()).isTrue();
  }

  @Test
  void saysThatAPeriodWhichIsNotOverEndsWithTheCheckpoint() throws Exception {
    var open =
        new PackRequest(
            SampleNode.TENANT,
            NOVEMBER,
            NOVEMBER.plus(Duration.ofDays(1_000)),
            new TreeMap<>(),
            false,
            false,
            NOVEMBER.plus(Duration.ofDays(60)));
    node.pack(pack, open);

    PackReport report = check(node.trusted(), pack);

    assertThat(report.findings()).isEmpty();
    assertThat(report.notes())
        .anyMatch(note -> note.sentence().startsWith("the range ends with the checkpoint"));
  }

  @Test
  void doesNotNameOtherTenants() throws Exception {
    node.append(
        "other-brand", node.entry(io.ledgerline.audit.EventType.CALL_REFUSED, "other-brand"));
    node.pack(pack, november(Map.of()));

    var parts = Repacked.of(pack);
    parts
        .parts()
        .forEach(
            (name, bytes) ->
                assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain("other-brand"));
    PackReport report = check(node.trusted(), pack);
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes())
        .anyMatch(note -> note.sentence().startsWith("1 entries of _system are hidden"));
  }
}
