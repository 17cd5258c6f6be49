package io.ledgerline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoreHeadersTest {
  @Test
  void namesAreKnownInAnyCase() {
    assertThat(MoreHeaders.of(List.of("X-Team")).has("x-tEAM")).isTrue();
    assertThat(MoreHeaders.of(List.of("X-Team")).has("x-teams")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie",
        "forwarded",
        "x-forwarded-for",
        "x-real-ip",
        "cf-connecting-ip",
        "referer",
        "origin",
        "via",
        "authorization",
        "x-api-key",
        "anthropic-workspace-id",
        "ledgerline-subject",
        "host",
        "connection",
        "proxy-authorization",
        "transfer-encoding",
        "content-length",
        "content-encoding",
        "accept-encoding",
        "",
        "no name",
        "a:b"
      })
  void refusesWhatIsNeverPassedOnAndWhatIsNoName(String name) {
    assertThatThrownBy(() -> MoreHeaders.of(List.of(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }
}
