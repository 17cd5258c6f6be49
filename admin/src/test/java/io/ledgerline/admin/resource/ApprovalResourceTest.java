package io.ledgerline.admin.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.approval.Approval;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a list of approvals says of each. */
class ApprovalResourceTest {
  private static Approval approval(Map<String, String> details) {
    return new Approval(
        "a_1",
        "threadco",
        "tool.use",
        "hmac-sha256:24",
        details,
        "u_service",
        "u_lena",
        Instant.parse("2026-11-26T10:00:00Z"),
        Instant.parse("2026-11-27T10:00:00Z"),
        Approval.State.WAITING,
        null,
        null,
        null,
        Map.of());
  }

  @Test
  void saysWhoCalledWhereAndWhenItWasHeldAndUntilWhen() {
    var names = Map.of("u_service", "order-service", "u_lena", "lena@threadco.example");
    var json = ApprovalResource.json(approval(Map.of("workspace", "support")), names);
    assertThat(json.path("caller").stringValue("")).isEqualTo("order-service");
    assertThat(json.path("caller_id").stringValue("")).isEqualTo("u_service");
    assertThat(json.path("owner").stringValue("")).isEqualTo("lena@threadco.example");
    assertThat(json.path("requested_by").stringValue("")).isEqualTo("u_lena");
    assertThat(json.path("workspace").stringValue("")).isEqualTo("support");
    assertThat(json.path("requested_at").stringValue("")).isEqualTo("2026-11-26T10:00:00Z");
    assertThat(json.path("expires_at").stringValue("")).isEqualTo("2026-11-27T10:00:00Z");
  }

  @Test
  void aNameThatNobodyMaySeeOrThatIsGoneIsNull() {
    var json = ApprovalResource.json(approval(Map.of()), Map.of());
    assertThat(json.get("caller").isNull()).isTrue();
    assertThat(json.get("owner").isNull()).isTrue();
    assertThat(json.get("workspace").isNull()).isTrue();
    assertThat(json.path("caller_id").stringValue("")).isEqualTo("u_service");
  }
}
