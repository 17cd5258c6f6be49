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

  @Test
  void areNotOneNodesPackTwice() throws Exception {
    one.pack(ofOne, november(Map.of()));
    two.pack(ofTwo, november(Map.of("use_case", "returns")));

    assertThat(PackCheck.run(List.of(ofOne, ofTwo), trusted()).findings())
        .anyMatch(each -> each.kind() == Finding.Kind.MISPLACED);
  }
}
