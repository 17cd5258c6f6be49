package io.ledgerline.governance.apply;

import static io.ledgerline.governance.Installation.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.Setting;
import io.ledgerline.governance.setting.SettingWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is applied in whatever order: afterwards it holds, and applying it again is nothing. */
class ApplyProperty {
  private static final long SEED = 20_261_121;
  private static final int ROUNDS = 40;
  private static final List<String> TENANTS = List.of("acme", "borealis", "corvid");

  private final Random random = new Random(SEED);
  private final Installation installation = new Installation();
  private final Map<String, String> latest = new HashMap<>();

  @Test
  void endsAtWhatTheDocumentsSayAndIsIdempotent() {
    installation.apply(foundation());
    for (int round = 0; round < ROUNDS; round++) {
      String drawn = draw();
      long revision = revision();

      Applied applied = installation.apply(drawn);
      Plan again = installation.apply.plan(ALL, List.of(new SourceFile("again.yaml", drawn)));
      Applied nothing = installation.apply(drawn);

      assertThat(again.count(Change.Action.KEEP))
          .as("seed %d, round %d:%n%s", SEED, round, again.text())
          .isEqualTo(again.changes().size());
      assertThat(nothing).isEqualTo(new Applied(applied.version(), 0));
      assertThat(revision()).isEqualTo(applied.written() == 0 ? revision : revision + 1);
    }
    assertThat(stored()).isEqualTo(latest);
    assertThat(installation.settings.list(ALL, Kind.BUDGET))
        .allSatisfy(this::hasAHistoryWithoutGaps);
  }

  private void hasAHistoryWithoutGaps(Setting newest) {
    List<Setting> history = installation.settings.history(ALL, newest.key());
    assertThat(history.getFirst()).isEqualTo(newest);
    for (int i = 0; i < history.size(); i++) {
      assertThat(history.get(i).version()).isEqualTo(history.size() - i);
    }
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).hash()).isNotEqualTo(history.get(i - 1).hash());
    }
  }

  private String draw() {
    var documents = new ArrayList<String>();
    var seen = new ArrayList<String>();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      String tenant = TENANTS.get(random.nextInt(TENANTS.size()));
      String name = "budget-" + random.nextInt(4);
      if (!seen.contains(tenant + "/" + name)) {
        seen.add(tenant + "/" + name);
        documents.add(budget(tenant, name));
      }
    }
    return String.join("---\n", documents);
  }

  private String budget(String tenant, String name) {
    String limit = random.nextInt(0, 5) + "." + random.nextInt(10, 13) + " USD";
    latest.put(tenant + "/" + name, limit);
    return """
        apiVersion: ledgerline/v1
        kind: Budget
        metadata: {tenant: %s, name: %s}
        spec: {for: tenant, window: month, limit: %s}
        """
        .formatted(tenant, name, limit);
  }

  private static String foundation() {
    return String.join(
        "---\n",
        TENANTS.stream()
            .map(
                tenant ->
                    """
                    apiVersion: ledgerline/v1
                    kind: Tenant
                    metadata: {name: %s}
                    spec: {displayName: %s}
                    """
                        .formatted(tenant, tenant))
            .toList());
  }

  private Map<String, String> stored() {
    var stored = new HashMap<String, String>();
    for (Setting setting : installation.settings.list(ALL, Kind.BUDGET)) {
      stored.put(
          setting.key().tenant() + "/" + setting.key().name(),
          String.valueOf(setting.spec().get("limit")));
    }
    return stored;
  }

  private long revision() {
    return installation.database.inOrganization(SettingWriter::revision);
  }
}
