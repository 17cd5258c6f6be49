package io.ledgerline.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.vault.key.Destruction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a call's answer brings to the key that its request is kept under already. */
class LaterTagsIT {
  @TempDir private Path folder;

  @Test
  void whatIsLearntLaterAddsTagsToAKeyAndNeverShortensAPromise() throws Exception {
    String tenant = "t" + Long.toString(System.nanoTime(), 36);
    Instant sixYears = Instant.parse("2032-11-25T00:00:00Z");
    Instant oneYear = Instant.parse("2027-11-25T00:00:00Z");
    try (var rig = new VaultRig(folder);
        var key = rig.vault.lease(VaultRig.scope(tenant, "u_ada"))) {
      rig.vault.alsoAbout(key, List.of("risk=high"), sixYears);
      rig.vault.alsoAbout(key, List.of("phi=true", "risk=high"), oneYear);
      rig.vault.alsoAbout(key, List.of("phi=true"), null);

      List<Destruction.Listed> living =
          VaultRig.DATABASE.inTenant(
              tenant, c -> Destruction.living(c, tenant, sixYears, null, 10));
      assertThat(living)
          .singleElement()
          .satisfies(
              each -> {
                assertThat(each.id()).isEqualTo(key.keyId());
                assertThat(each.about().tags()).containsExactly("phi=true", "risk=high");
                assertThat(each.keepLeast()).isEqualTo(sixYears);
              });
      try (var same = rig.vault.lease(VaultRig.scope(tenant, "u_ada"))) {
        assertThat(same.keyId()).as("it is still the scope's").isEqualTo(key.keyId());
      }
    }
  }
}
