package io.ledgerline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidencePacksTest {
  private static final int TENANTS = 12;

  @TempDir private Path folder;

  @Test
  void coversWhatEveryTenantOfTheOrganizationRecordedBeforeItWasAskedFor() throws Exception {
    try (var node = SampleNode.in(folder, "node-1", 5)) {
      node.at(SampleNode.NOVEMBER.plusSeconds(60));
      var packs = packs(node);
      refuseACallOfEach(node);
      node.settle();
      refuseACallOfEach(node); // which no checkpoint covers yet, while one covers _system

      try (var pack = packs.make(ofOrganization())) {
        var report = PackCheck.run(List.of(pack.file()), PackOptions.nothing());

        assertThat(report.findings()).isEmpty();
        assertThat(report.packs().getFirst().logs()).hasSize(TENANTS + 1);
        assertThat(pack.made().entries()).isEqualTo(2 * TENANTS);
      }
    }
  }

  private static void refuseACallOfEach(SampleNode node) throws Exception {
    for (int i = 0; i < TENANTS; i++) {
      String tenant = "brand-" + i;
      node.append(tenant, node.entry(EventType.CALL_REFUSED, tenant));
    }
  }

  private EvidencePacks packs(SampleNode node) {
    var export =
        new PackExport(
            node.ledger(),
            node.anchors(),
            tenant -> node.related,
            node.content,
            "ledgerline/0.1.0");
    return new EvidencePacks(node.ledger(), export, () -> {}, folder.resolve("packs"));
  }

  private static PackRequest ofOrganization() {
    return new PackRequest(
        null,
        SampleNode.NOVEMBER,
        SampleNode.DECEMBER,
        new TreeMap<>(),
        false,
        false,
        SampleNode.DECEMBER);
  }
}
