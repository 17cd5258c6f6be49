package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.NOVEMBER;
import static io.ledgerline.evidence.SampleNode.TENANT;
import static io.ledgerline.evidence.SampleNode.november;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.LogFigures.Count;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackNote;
import io.ledgerline.verifier.pack.PackReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not wrong with a log and must be said: erased, held, pruned, interrupted, loosened. */
class MarkedPackTest {
  @TempDir private Path folder;
  private SampleNode node;
  private Path pack;

  @BeforeEach
  void open() throws Exception {
    node = SampleNode.in(folder, "node-1", 3);
    pack = folder.resolve("november.llpack");
  }

  @AfterEach
  void close() throws Exception {
    node.close();
  }

  private PackReport check() throws Exception {
    return PackCheck.run(List.of(pack), node.trusted());
  }

  private void assertNoted(PackNote.Kind kind, long index, String... words) throws Exception {
    PackReport report = check();
    assertThat(report.findings()).isEmpty();
    assertThat(report.notes())
        .anySatisfy(
            note -> {
              assertThat(note.kind()).isEqualTo(kind);
              assertThat(note.index()).isEqualTo(index);
              assertThat(note.sentence()).contains(words);
            });
    assertThat(new String(Repacked.of(pack).part("summary.html"), StandardCharsets.UTF_8))
        .contains("Evidence pack");
  }

  @Test
  void namesAnErasureWithItsReasonEvenWhereItCameAfterThePeriod() throws Exception {
    node.calls(600, Duration.ofHours(2));
    node.at(NOVEMBER.plus(Duration.ofDays(40)));
    node.calls(1, Duration.ofDays(10));
    long erased =
        node.append(
                node.entry(EventType.SUBJECT_ERASED)
                    .text(Field.SUBJECT, "u_1a2b3c")
                    .object(
                        Field.DETAILS,
                        EntryObject.object().text("case", "DSR-7").text("basis", "gdpr-17")))
            .index();
    node.related.add(erased);
    node.pack(pack, november(Map.of()));

    assertNoted(PackNote.Kind.ERASED, erased, "DSR-7", "gdpr-17", "u_1a2b3c");
  }

  @Test
  void refusesARelatedEntryThatIsNotInTheLog() throws Exception {
    node.calls(600, Duration.ofHours(2));
    node.at(NOVEMBER.plus(Duration.ofDays(40)));
    node.calls(1, Duration.ofDays(10));
    long erased =
        node.append(
                node.entry(EventType.SUBJECT_ERASED)
                    .object(Field.DETAILS, EntryObject.object().text("case", "DSR-7")))
            .index();
    node.related.add(erased);
    node.pack(pack, november(Map.of()));
    Repacked repacked = Repacked.of(pack);
    String part =
        repacked.parts().keySet().stream()
            .filter(name -> name.contains("/related/") && name.endsWith(".entry"))
            .findFirst()
            .orElseThrow();
    repacked
        .change(
            part,
            b ->
                new String(b, StandardCharsets.UTF_8)
                    .replace("DSR-7", "DSR-8")
                    .getBytes(StandardCharsets.UTF_8))
        .to(pack);

    assertThat(check().findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.EDITED
                    && each.file().equals(part)
                    && each.index() == erased);
  }

  @Test
  void namesAHoldThatIsOpenAndNotOneThatWasCleared() throws Exception {
    node.calls(500, Duration.ofHours(2));
    node.at(NOVEMBER.plus(Duration.ofDays(3)));
    long open = hold(EventType.HOLD_SET, "h_1");
    hold(EventType.HOLD_SET, "h_2");
    hold(EventType.HOLD_CLEARED, "h_2");
    node.at(NOVEMBER.plus(Duration.ofDays(40)));
    node.calls(1, Duration.ofHours(1));
    node.related.add(open);
    node.pack(pack, november(Map.of()));

    assertNoted(PackNote.Kind.HELD, open, "h_1", "case-9");
    assertThat(check().notes())
        .noneMatch(note -> note.kind() == PackNote.Kind.HELD && note.sentence().contains("h_2"));
  }

  private long hold(EventType type, String hold) throws Exception {
    var details = EntryObject.object().text("hold", hold).text("matter", "case-9");
    return node.append(node.entry(type).object(Field.DETAILS, details)).index();
  }

  @Test
  void saysPrunedWhereAnEntryOfTheLogSaysSoAndMissingWhereNoneDoes() throws Exception {
    node.at(NOVEMBER.plusSeconds(60));
    node.calls(900, Duration.ofMinutes(30));
    node.settle();
    prune(512);
    node.pack(pack, november(Map.of()));

    PackReport report = check();
    assertThat(report.findings()).isEmpty();
    var log = report.packs().getFirst().logs().getLast();
    assertThat(log.from()).isEqualTo(512);
    assertThat(log.figures().get(Count.PRUNED_BELOW)).isEqualTo(512);
    assertThat(report.notes())
        .anyMatch(
            note ->
                note.kind() == PackNote.Kind.PRUNED
                    && note.sentence().startsWith("entries below 512 were let go"));

    Repacked.of(pack)
        .with(parts -> parts.keySet().removeIf(name -> name.contains("/related/")))
        .to(pack);
    assertThat(check().findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.MISSING
                    && each.file().equals("logs/threadco/range")
                    && each.index() == 512);
  }

  private void prune(long minimum) throws Exception {
    var ledger = node.ledger();
    node.at(NOVEMBER.plus(Duration.ofDays(60)));
    var details =
        EntryObject.object().number("minimum", minimum).text("origin", ledger.origin(TENANT));
    node.calls(1, Duration.ofDays(1));
    long named =
        node.append(node.entry(EventType.STREAM_PRUNED).object(Field.DETAILS, details)).index();
    node.settle();
    node.reopened();
    node.ledger().pruning().prune(TENANT, minimum, named);
    node.related.add(named);
  }

  @Test
  void countsInterruptedOpenAndSimulatedCalls() throws Exception {
    node.at(NOVEMBER.plusSeconds(10));
    node.calls(200, Duration.ofHours(1));
    long admitted = node.append(node.admitted("returns")).index();
    node.append(
        node.entry(EventType.CALL_INTERRUPTED)
            .admitted(TENANT, admitted)
            .text(Field.DELIVERY, "unknown"));
    node.append(node.admitted("returns")); // and no end
    node.calls(5, Duration.ofHours(1));
    node.pack(pack, november(Map.of()));

    assertNoted(PackNote.Kind.INTERRUPTED, -1, "1 calls were interrupted");
    assertNoted(PackNote.Kind.INTERRUPTED, -1, "1 calls were admitted in the range");
    assertNoted(PackNote.Kind.SIMULATED, -1, "were answered by a simulator");
  }

  @Test
  void countsACallWhoseAnswerWasRefusedAsEndedAndPaidFor() throws Exception {
    node.at(NOVEMBER.plusSeconds(10));
    long admitted = node.append(node.admitted("returns")).index();
    node.append(
        node.entry(EventType.CALL_REFUSED)
            .admitted(TENANT, admitted)
            .text(Field.RULE, "tool.denied")
            .number(Field.TOKENS_OUTPUT, 41)
            .usd(Field.COST_USD, 2_500));
    node.pack(pack, november(Map.of()));

    var figures = check().packs().getFirst().logs().getLast().figures();
    assertThat(figures.openCalls()).isZero();
    assertThat(figures.get(Count.REFUSED)).isEqualTo(1);
    assertThat(figures.get(Count.TOKENS_OUT)).isEqualTo(41);
    assertThat(figures.get(Count.COST_NANO_USD)).isEqualTo(2_500);
  }

  @Test
  void namesTheTimeInWhichAControlWasOff() throws Exception {
    node.at(NOVEMBER.plusSeconds(10));
    node.calls(10, Duration.ofHours(1));
    long loosened =
        node.append(node.entry(EventType.CONTROL_LOOSENED).text(Field.RULE, "inspection.pii"))
            .index();
    node.calls(10, Duration.ofHours(1));
    node.append(node.entry(EventType.CONTROL_RESTORED).text(Field.RULE, "inspection.pii"));
    node.calls(10, Duration.ofHours(1));
    long still =
        node.append(node.entry(EventType.CONTROL_LOOSENED).text(Field.RULE, "budget.hard")).index();
    node.pack(pack, november(Map.of()));

    assertNoted(
        PackNote.Kind.CONTROL_OFF,
        loosened,
        "off from 2026-11-01T10:00:10Z to 2026-11-01T20:00:10Z",
        "inspection.pii");
    assertNoted(PackNote.Kind.CONTROL_OFF, still, "not restored", "budget.hard");
  }

  @Test
  void reportsAClockThatWentBack() throws Exception {
    node.at(NOVEMBER.plus(Duration.ofDays(2)));
    node.calls(50, Duration.ofHours(1));
    long at = node.ledger().size(TENANT);
    node.at(NOVEMBER.plus(Duration.ofDays(1)));
    node.calls(1, Duration.ofHours(1));
    node.at(NOVEMBER.plus(Duration.ofDays(10)));
    node.calls(5, Duration.ofHours(1));
    node.pack(pack, november(Map.of()));

    assertNoted(PackNote.Kind.CLOCK_WENT_BACK, at, "before that of an earlier entry");
  }
}
