package io.ledgerline.governance.policy;

import static io.ledgerline.governance.Installation.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.Installation;
import io.ledgerline.governance.key.LocalRevocations;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand tenants; prints how long the steps take, and asserts only that they are right. */
@Tag("sweep")
class ThousandTenantsIT {
  private static final int TENANTS = 1_000;

  @TempDir Path folder;

  @Test
  void rebuildsOneTenantOfAThousand() throws Exception {
    var installation = Installation.shopMate();
    long start = System.nanoTime();
    installation.apply(
        IntStream.range(0, TENANTS)
            .mapToObj(ThousandTenantsIT::tenant)
            .collect(Collectors.joining("---\n")));
    print("apply 4,000 documents", start);

    start = System.nanoTime();
    var file =
        new SnapshotFile(folder.resolve("policy"), folder.resolve("key"), new SecureRandom());
    var revocations = new LocalRevocations(folder.resolve("revoked"));
    try (var policies =
        LivePolicies.start(installation.database, file, revocations, Clock.systemUTC())) {
      print("load the whole policy", start);
      TenantView untouched = policies.current().tenant("brand-998").orElseThrow();
      String version = installation.apply(tenant(999).replace("warm", "brisk")).version();
      start = System.nanoTime();
      await("the change", () -> policies.current().version().equals(version));
      print("see one change after its commit", start);

      assertThat(policies.current().tenant("brand-998")).get().isSameAs(untouched);
      assertThat(prompt(policies, "brand-999")).isEqualTo("Be brisk, 999.");
    }
  }

  private static String prompt(Policies policies, String tenant) {
    return policies
        .current()
        .tenant(tenant)
        .flatMap(view -> view.workspace("support"))
        .orElseThrow()
        .prompt()
        .blocks()
        .getFirst();
  }

  private static String tenant(int number) {
    return """
        apiVersion: ledgerline/v1
        kind: Tenant
        metadata: {name: brand-%1$d}
        spec: {displayName: Brand %1$d}
        ---
        apiVersion: ledgerline/v1
        kind: Prompt
        metadata: {tenant: brand-%1$d, name: voice}
        spec: {text: "Be warm, %1$d."}
        ---
        apiVersion: ledgerline/v1
        kind: Workspace
        metadata: {tenant: brand-%1$d, name: support}
        spec: {displayName: Support, models: standard, prompts: [voice]}
        ---
        apiVersion: ledgerline/v1
        kind: Budget
        metadata: {tenant: brand-%1$d, name: month}
        spec: {for: tenant, window: month, limit: 10.00 USD}
        """
        .formatted(number);
  }

  private static void print(String what, long start) {
    System.out.printf("%s: %,d ms%n", what, (System.nanoTime() - start) / 1_000_000);
  }
}
