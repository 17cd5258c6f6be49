package io.ledgerline.gateway;

import io.ledgerline.gateway.call.GatewayConfig;
import io.ledgerline.gateway.upstream.UpstreamLimits;
import java.time.Duration;

/** The usual configuration with one bound changed. */
final class Small {
  private Small() {}

  static GatewayConfig body(int bytes) {
    GatewayConfig usual = RigSettings.config(UpstreamLimits.defaults());
    return new GatewayConfig(
        bytes,
        usual.bufferedBytes(),
        usual.openCalls(),
        usual.maxStale(),
        usual.rulesLast(),
        usual.endRetry(),
        usual.endRetryFor(),
        usual.drain(),
        usual.drains(),
        usual.unknownModel(),
        usual.upstream());
  }

  static GatewayConfig rulesLast(Duration time) {
    GatewayConfig usual = RigSettings.config(UpstreamLimits.defaults());
    return new GatewayConfig(
        usual.bodyBytes(),
        usual.bufferedBytes(),
        usual.openCalls(),
        usual.maxStale(),
        time,
        usual.endRetry(),
        usual.endRetryFor(),
        usual.drain(),
        usual.drains(),
        usual.unknownModel(),
        usual.upstream());
  }
}
