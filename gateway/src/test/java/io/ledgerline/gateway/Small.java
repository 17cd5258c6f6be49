package io.ledgerline.gateway;

import io.ledgerline.gateway.call.GatewayConfig;
import io.ledgerline.gateway.upstream.UpstreamLimits;

/** The usual configuration with one bound lowered. */
final class Small {
  private Small() {}

  static GatewayConfig body(int bytes) {
    GatewayConfig usual = RigSettings.config(UpstreamLimits.defaults());
    return new GatewayConfig(
        bytes,
        usual.bufferedBytes(),
        usual.openCalls(),
        usual.maxStale(),
        usual.endRetry(),
        usual.endRetryFor(),
        usual.drain(),
        usual.drains(),
        usual.unknownModel(),
        usual.upstream());
  }
}
