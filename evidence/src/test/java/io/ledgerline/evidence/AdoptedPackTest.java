package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.NOVEMBER;
import static io.ledgerline.evidence.SampleNode.TENANT;
import static io.ledgerline.evidence.SampleNode.november;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.PackCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs of a node whose streams go on under other origins after an adoption. */
class AdoptedPackTest {
  @TempDir private Path folder;
  private SampleNode node;
  private Path pack;

  @BeforeEach
  void fill() throws Exception {
    node = SampleNode.in(folder, "node-1", 31);
    pack = folder.resolve("november.llpack");
    node.at(NOVEMBER.plus(Duration.ofDays(2)));
    node.calls(30, Duration.ofHours(1));
    node.anchored(TENANT, AnchorKind.WITNESS);
  }

  @AfterEach
  void close() throws Exception {
    node.close();
  }

  @Test
  void areCompleteAndSayThatAnOriginEnded() throws Exception {
    String before = node.ledger().origin(TENANT);
    node.adopted(0);
    node.calls(30, Duration.ofHours(1));
    node.pack(pack, november(Map.of()));

    var report = PackCheck.run(List.of(pack), node.trusted());

    assertThat(report.findings()).isEmpty();
    assertThat(node.ledger().origin(TENANT)).isNotEqualTo(before);
    assertThat(report.notes())
        .anyMatch(each -> each.sentence().startsWith("origin " + before + " ended"));
  }

  @Test
  void nameWhatWasSignedAndIsLost() throws Exception {
    String before = node.ledger().origin(TENANT);
    long size = node.ledger().size(TENANT);
    node.adopted(7);
    node.pack(pack, november(Map.of()));

    assertThat(PackCheck.run(List.of(pack), node.trusted()).findings())
        .singleElement()
        .matches(each -> each.kind() == Finding.Kind.LOST)
        .matches(
            each ->
                each.sentence()
                    .startsWith("entries %d to %d of origin %s".formatted(size, size + 6, before)));
  }

  @Test
  void missAnOriginThatIsSaidToHaveEndedWhereNoLogGoesOn() throws Exception {
    String before = node.ledger().origin(TENANT);
    node.append("_system", node.closed(TENANT, before, 0, 0));
    node.pack(pack, november(Map.of()));
    Repacked.of(pack)
        .with(parts -> parts.keySet().removeIf(name -> name.startsWith("logs/threadco/")))
        .to(pack);

    assertThat(PackCheck.run(List.of(pack), node.trusted()).findings())
        .anyMatch(each -> each.kind() == Finding.Kind.ORIGIN_MISSING);
  }
}
