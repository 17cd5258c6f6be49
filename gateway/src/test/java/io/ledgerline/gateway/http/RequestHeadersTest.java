package io.ledgerline.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {
  @Test
  void dropsWhatOpensOrChoosesAnAccountAndPassesWhatTheApiReads() {
    var from =
        headers()
            .add("x-api-key", "ll_one")
            .add("Authorization", "Bearer ll_two")
            .add("Anthropic-Workspace-Id", "wrkspc_other")
            .add("ledgerline-feature", "order-help")
            .add("anthropic-beta", "some-beta-2026-01-01");

    assertThat(passed(from, MoreHeaders.NONE)).containsExactly("anthropic-beta");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Content-Type",
        "User-Agent",
        "anthropic-version",
        "anthropic-not-known-yet",
        "anthropic-dangerous-direct-browser-access",
        "X-Stainless-Retry-Count",
        "x-stainless-helper-method",
        "X-Claude-Code-Session-Id",
        "x-claude-code-parent-agent-id",
        "x-app",
        "x-client-request-id",
        "Idempotency-Key",
        "traceparent"
      })
  void passesWhatClientsOfTheApiSend(String name) {
    assertThat(passed(headers().add(name, "v"), MoreHeaders.NONE)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie",
        "Forwarded",
        "Via",
        "X-Forwarded-For",
        "X-Real-Ip",
        "True-Client-Ip",
        "Cf-Connecting-Ip",
        "Referer",
        "Origin",
        "x-openwebui-user-email",
        "x-aws-secret",
        "baggage",
        "tracestate",
        "from",
        "x-not-known-to-anybody"
      })
  void leavesOutWhatTheApiDoesNotReadAndSaysSo(String name) {
    var from = headers().add(name, "v");

    assertThat(passed(from, MoreHeaders.NONE)).isEmpty();
    assertThat(RequestHeaders.leftOut(from, MoreHeaders.NONE))
        .containsExactly(name.toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cookie",
        "X-Forwarded-For",
        "x-real-ip",
        "referer",
        "x-openwebui-user-email",
        "X-User-Name",
        "remote-user",
        "x-auth-request-email"
      })
  void whatIsSaidOfTheCallerStaysHereWhateverElsePasses(String name) {
    var from = headers().add(name, "v").add("X-Future", "v");

    assertThat(passed(from, MoreHeaders.ALL)).containsExactly("X-Future");
    assertThat(RequestHeaders.leftOut(from, MoreHeaders.ALL))
        .containsExactly(name.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void passesMoreWhereTheUpstreamIsToHaveThem() {
    var more = MoreHeaders.of(List.of("x-team"));
    var from = headers().add("X-Team", "wool").add("x-other", "v");

    assertThat(passed(from, more)).containsExactly("X-Team");
    assertThat(RequestHeaders.leftOut(from, more)).containsExactly("x-other");
  }

  @Test
  void isSilentAboutWhatBelongsToTheConnectionOrToUsOrComesWithEveryHttpClient() {
    var from =
        headers()
            .add("Host", "gateway.example")
            .add("Connection", "keep-alive, X-Once")
            .add("X-Once", "v")
            .add("TE", "trailers")
            .add("Content-Length", "2")
            .add("Accept-Encoding", "gzip")
            .add("x-api-key", "ll_one")
            .add("ledgerline-feature", "order-help")
            .add("accept-language", "*")
            .add("sec-fetch-mode", "cors");

    assertThat(passed(from, MoreHeaders.NONE)).isEmpty();
    assertThat(RequestHeaders.leftOut(from, MoreHeaders.NONE)).isEmpty();
  }

  private static List<String> passed(MultiMap from, MoreHeaders more) {
    var to = headers();
    RequestHeaders.forward(from, to, true, more);
    return List.copyOf(to.names());
  }

  private static MultiMap headers() {
    return MultiMap.caseInsensitiveMultiMap();
  }
}
