package io.ledgerline.gateway;

import io.ledgerline.gateway.call.GatewayConfig;
import io.ledgerline.gateway.http.MoreHeaders;
import io.ledgerline.gateway.upstream.Upstream;
import io.ledgerline.gateway.upstream.UpstreamCredential;
import io.ledgerline.gateway.upstream.UpstreamLimits;
import io.ledgerline.governance.limit.BudgetLevel;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.OnReserveShort;
import io.ledgerline.governance.limit.Threshold;
import io.ledgerline.governance.limit.Window;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;

/** What most rigs are set to. */
final class RigSettings {
  private RigSettings() {}

  static GatewayConfig config(UpstreamLimits upstream) {
    var usual = GatewayConfig.defaults();
    return new GatewayConfig(
        usual.bodyBytes(),
        usual.bufferedBytes(),
        usual.openCalls(),
        usual.maxStale(),
        usual.rulesLast(),
        Duration.ofMillis(5),
        usual.endRetryFor(),
        usual.drain(),
        usual.drains(),
        usual.unknownModel(),
        upstream);
  }

  /** A simulated account. */
  static Upstream upstream(URI base) {
    return new Upstream(
        "default",
        base,
        new UpstreamCredential(UpstreamCredential.Header.X_API_KEY, "sk-upstream"),
        null,
        true,
        MoreHeaders.ALL);
  }

  static BudgetSpec budget(String dollars, OnReserveShort what, Threshold... thresholds) {
    return new BudgetSpec(
        "all",
        BudgetLevel.TENANT,
        "threadco",
        null,
        null,
        null,
        Window.DAY,
        new java.math.BigDecimal(dollars).movePointRight(9).longValueExact(),
        List.of(thresholds),
        what);
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
