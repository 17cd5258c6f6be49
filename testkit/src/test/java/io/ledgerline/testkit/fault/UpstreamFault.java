package io.ledgerline.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The upstream refuses, resets, breaks off in the middle, or never answers. */
class UpstreamFault {
  private RunningDemo demo;

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void anUpstreamThatRefusesConnectionsCostsNothingAndSaysSo() throws Exception {
    demo = RunningDemo.startBefore(URI.create("http://127.0.0.1:" + closedPort()));
    var tenant = demo.tenant("refusing", "20 USD");
    for (boolean stream : new boolean[] {false, true}) {
      var reply = tenant.caller().ask("hello", 50, stream);
      assertThat(reply.status()).isEqualTo(502);
      assertThat(reply.json().at("/error/type").asString()).isEqualTo("api_error");
      assertThat(reply.json().at("/error/message").asString()).contains("upstream");
      assertThat(reply.header("x-should-retry")).isEqualTo("true");
      assertThat(Ledgers.types(tenant, reply)).containsExactly("call.admitted", "call.failed");
    }
    assertThat(tenant.spent()).isEqualByComparingTo(BigDecimal.ZERO);
    Ledgers.assertVerifies(demo);
  }

  private static int closedPort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void resetsAndCutsAreNeverACleanEndAndTheGatewayLivesOn() throws Exception {
    demo = RunningDemo.start();
    var tenant = demo.tenant("resetting", "20 USD");
    var reset = tenant.caller().ask("hello", 50, false, "x-simulator", "reset");
    assertThat(reset.status()).isEqualTo(502);
    assertThat(Ledgers.types(tenant, reset)).containsExactly("call.admitted", "call.failed");
    for (var cut : List.of("disconnect-after-events=1", "disconnect-after-events=5")) {
      assertNoCleanEnd(tenant, true, cut + ";words=50");
    }
    assertNoCleanEnd(tenant, false, "disconnect-after-bytes=40;words=50");
    var error = tenant.caller().ask("hello", 50, true, "x-simulator", "stream-error;words=50");
    assertThat(error.body()).contains("event: error").contains("overloaded_error");
    assertThat(Ledgers.types(tenant, error)).containsExactly("call.admitted", "call.failed");
    assertThat(Ledgers.ended(tenant).values()).containsOnly("failed");
    assertThat(tenant.caller().ask("Reply with exactly: fine", 20, true).whole()).isTrue();
    Ledgers.assertWithinBudget(tenant, "20");
    Ledgers.assertVerifies(demo);
  }

  private static void assertNoCleanEnd(Tenant tenant, boolean stream, String directives)
      throws Exception {
    try {
      var reply = tenant.caller().ask("hello", 200, stream, "x-simulator", directives);
      assertThat(reply.whole()).as(directives + ": " + reply.body()).isFalse();
    } catch (IOException cut) {
      assertThat(cut).as("a cut connection is no clean end").isNotNull();
    }
  }

  @Test
  void anUpstreamThatHangsHoldsOnlyItsOwnCallWhichEndsInTheRecordsAfterAll() throws Exception {
    demo = RunningDemo.start();
    var tenant = demo.tenant("hanging", "20 USD");
    var hanging =
        tenant
            .caller()
            .postAsync(
                "/v1/messages",
                Caller.question("hello", 50, true),
                "x-simulator",
                "hang-after-events=3;words=50");
    assertThat(demo.upstream().recorder().awaitReceived(1, Duration.ofSeconds(60))).isTrue();
    assertThat(tenant.caller().ask("Reply with exactly: still here", 20, false).whole()).isTrue();
    assertThatThrownBy(() -> hanging.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    demo.kill();
    demo.startAgain();
    assertThat(Ledgers.ended(tenant).values())
        .containsExactlyInAnyOrder("completed", "interrupted");
    Ledgers.assertVerifies(demo);
  }
}
