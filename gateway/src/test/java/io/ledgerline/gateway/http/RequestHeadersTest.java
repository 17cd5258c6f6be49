package io.ledgerline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class RequestHeadersTest {
  @Test
  void dropsWhatOpensOrChoosesAnAccountAndPassesTheRest() {
    var from =
        MultiMap.caseInsensitiveMultiMap()
            .add("x-api-key", "ll_one")
            .add("Authorization", "Bearer ll_two")
            .add("Anthropic-Workspace-Id", "wrkspc_other")
            .add("ledgerline-feature", "order-help")
            .add("anthropic-beta", "some-beta-2026-01-01")
            .add("x-unknown", "kept");
    var to = MultiMap.caseInsensitiveMultiMap();

    RequestHeaders.forward(from, to, true);

    assertThat(to.names()).containsExactlyInAnyOrder("anthropic-beta", "x-unknown");
  }
}
