package io.ledgerline.governance.detector;

import static io.ledgerline.governance.Installation.ALL;
import static io.ledgerline.governance.Installation.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.key.LocalRevocations;
import io.ledgerline.governance.policy.LivePolicies;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.policy.SnapshotFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detectors as settings: applied, versioned, taken up by a running node, walled by tenant. */
class DetectorSettingsIT {
  @TempDir Path folder;

  private final Installation installation = Installation.shopMate();

  private static String own(String tenant, String spec) {
    return "apiVersion: ledgerline/v1\nkind: Detectors\nmetadata: {%s, name: own}\nspec: %s\n"
        .formatted(tenant.isEmpty() ? "" : "tenant: " + tenant, spec)
        .replace("{, ", "{");
  }

  private String problems(Scope scope, String yaml) {
    return installation.apply.plan(scope, List.of(new SourceFile("d.yaml", yaml))).text();
  }

  private List<String> entries() {
    return installation.database.inSystem(
        connection -> {
          try (var statement =
                  connection.prepareStatement(
                      "select convert_from(entry, 'UTF8') from governance.outbox order by sequence");
              var rows = statement.executeQuery()) {
            var all = new ArrayList<String>();
            while (rows.next()) {
              all.add(rows.getString(1));
            }
            return all;
          }
        });
  }

  @Test
  void areTakenUpByARunningNodeForTheirTenantAlone() throws Exception {
    var file =
        new SnapshotFile(
            folder.resolve("policy"), folder.resolve("policy.key"), new SecureRandom());
    try (var policies =
        LivePolicies.start(
            installation.database,
            file,
            new LocalRevocations(folder.resolve("revoked")),
            Clock.systemUTC())) {
      assertThat(policies.current().detectors("threadco").isEmpty()).isTrue();
      installation.apply(own("", "{allowed: [press@shopmate.example]}"));
      installation.apply(own("threadco", "{allowed: [a@threadco.example]}"));
      String version =
          installation.apply(own("threadco", "{allowed: [b@threadco.example]}")).version();
      await("the detectors", () -> policies.current().version().equals(version));
      assertThat(policies.current().detectors("threadco").names())
          .containsExactly("organization/own@1", "threadco/own@2");
      assertThat(policies.current().detectors("voltbay").names())
          .containsExactly("organization/own@1");
    }
  }

  @Test
  void loosenedOnesAreAnEntryThatHoldsNoValue() {
    installation.apply(own("threadco", "{allowed: [a@threadco.example]}"));
    assertThat(entries().stream().filter(entry -> entry.contains("control.loosened")))
        .singleElement()
        .asString()
        .contains("\"kind\":\"Detectors\"", "\"looser\":[\"allowed\"]")
        .doesNotContain("a@threadco");
  }

  @Test
  void whatCantRunIsRefusedWithKeyValueAndMend() {
    assertThat(
            problems(
                ALL,
                own(
                    "threadco",
                    "{patterns: [{type: EMAIL, category: business_contact, expression: 'x+'}]}")))
        .contains("d.yaml:4: Detectors threadco/own, spec: category of EMAIL: business_contact")
        .contains("expected: pii, as the detector of that name has it; or another name");
    assertThat(
            problems(
                ALL,
                own("threadco", "{patterns: [{type: XX, category: pii, expression: '(a)\\1'}]}")))
        .contains("pattern of XX: ", "(expected: RE2 syntax)");
    assertThat(problems(new Scope.Tenant("voltbay"), own("threadco", "{}")))
        .contains("is outside what you may change");
  }
}
