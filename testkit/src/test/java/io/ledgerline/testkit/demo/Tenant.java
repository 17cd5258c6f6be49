package io.ledgerline.testkit.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A tenant that a test made for itself: its own ledger stream, budget and key.
 *
 * @param key of the workspace {@code main}, role end_user
 */
public record Tenant(RunningDemo demo, String name, String key) {
  /** A model that the tenant may use. */
  public static final String MODEL = "claude-sonnet-5-5";

  private static final String DOCUMENTS =
      """
      apiVersion: ledgerline/v1
      kind: Tenant
      metadata: {name: %1$s}
      spec: {displayName: %1$s}
      ---
      apiVersion: ledgerline/v1
      kind: ModelTiers
      metadata: {tenant: %1$s, name: models}
      spec:
        default: claude-sonnet-5-5
        tiers:
          - {name: standard, models: [claude-sonnet-5-5, claude-opus-5-5]}
          - {name: background, background: true, models: [claude-haiku-5-5]}
      ---
      apiVersion: ledgerline/v1
      kind: Workspace
      metadata: {tenant: %1$s, name: main}
      spec: {displayName: Main, models: models}
      ---
      apiVersion: ledgerline/v1
      kind: Budget
      metadata: {tenant: %1$s, name: cap}
      spec: {for: tenant, window: lifetime, limit: %2$s}
      """;

  static Tenant make(RunningDemo demo, String name, String budget) throws Exception {
    demo.admin().apply(DOCUMENTS.formatted(name, budget));
    var tenant = new Tenant(demo, name, demo.admin().issueKey(name, "main"));
    // What is applied holds within a second on an idle machine; a busy one may take longer.
    Await.until(
        "the new key",
        Duration.ofSeconds(30),
        () -> tenant.caller().bare("GET", "/v1/models").status(),
        status -> status == 200);
    return tenant;
  }

  /** A caller with the tenant's key. */
  public Caller caller() {
    return demo.caller(key);
  }

  /** Sum of {@code cost_usd} over all joined calls of the tenant. */
  public BigDecimal spent() throws Exception {
    var sum = BigDecimal.ZERO;
    for (JsonNode call : demo.admin().calls(Map.of("tenant", name))) {
      var cost = call.path("cost_usd");
      if (!cost.isMissingNode() && !cost.isNull()) {
        sum = sum.add(new BigDecimal(cost.asString()));
      }
    }
    return sum;
  }
}
