package io.ledgerline.governance.policy;

import static io.ledgerline.governance.policy.ContentSetting.FULL;
import static io.ledgerline.governance.policy.ContentSetting.HASH;
import static io.ledgerline.governance.policy.ContentSetting.NONE;
import static io.ledgerline.governance.policy.ContentSetting.REDACTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.setting.Spec;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentRulesTest {
  private static final List<String> CLASSES = List.of("health", "payment", "contact");
  private final Random random = new Random(5);

  @Test
  void keepsHashesWhereNothingIsSaid() {
    assertThat(ContentRules.of(new Spec(Map.of()), ContentRules.DEFAULT).of(Set.of("health")))
        .isEqualTo(HASH);
  }

  @Test
  void takesTheStrictestOfAllClassesOfData() {
    var rules = new ContentRules(FULL, Map.of("health", NONE, "contact", REDACTED));
    assertThat(rules.of(Set.of())).isEqualTo(FULL);
    assertThat(rules.of(Set.of("contact", "other"))).isEqualTo(REDACTED);
    assertThat(rules.of(Set.of("contact", "health"))).isEqualTo(NONE);
    assertThat(new ContentRules(HASH, Map.of("contact", FULL)).of(Set.of("contact")))
        .as("a class never loosens")
        .isEqualTo(HASH);
  }

  @Test
  void aWorkspaceInsideATenantIsNeverLooserThanEither() {
    for (int i = 0; i < 2_000; i++) {
      ContentRules tenant = drawn();
      ContentRules workspace = drawn();
      ContentRules both = workspace.within(tenant);
      Set<String> found = random.nextBoolean() ? Set.of("health") : Set.of("payment", "contact");
      assertThat(both.of(found))
          .isLessThanOrEqualTo(tenant.of(found))
          .isLessThanOrEqualTo(workspace.of(found));
      assertThat(both.looserThan(tenant)).isFalse();
    }
  }

  private ContentRules drawn() {
    var settings = ContentSetting.values();
    return new ContentRules(
        settings[random.nextInt(4)],
        Map.of(CLASSES.get(random.nextInt(3)), settings[random.nextInt(4)]));
  }
}
