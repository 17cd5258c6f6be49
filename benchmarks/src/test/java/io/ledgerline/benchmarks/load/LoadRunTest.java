package io.ledgerline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadRunTest {
  private static final byte[] EVENTS =
      "event: a\ndata: 1\n\nevent: b\ndata: 2\n\n".getBytes(StandardCharsets.UTF_8);
  private final AtomicInteger served = new AtomicInteger();
  private final Set<String> bodies = ConcurrentHashMap.newKeySet();
  private HttpServer server;

  @BeforeEach
  void startAServer() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          served.incrementAndGet();
          int status = exchange.getRequestURI().getPath().equals("/no") ? 503 : 200;
          exchange.sendResponseHeaders(status, EVENTS.length);
          exchange.getResponseBody().write(EVENTS);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopTheServer() {
    server.stop(0);
  }

  @Test
  void sendsOneCallOnEachConnectionAndEndsWithTheLast() throws Exception {
    var result = once("/yes", 2);
    assertThat(served).hasValue(20);
    assertThat(result.calls()).isEqualTo(20);
    assertThat(result.events()).isEqualTo(40);
    assertThat(result.broken()).isZero();
  }

  @Test
  void givesEachCallATextOfItsOwn() throws Exception {
    assertThat(once("/yes", 2).calls()).isEqualTo(20);
    assertThat(bodies)
        .hasSize(20)
        .allMatch(body -> body.matches("I am [a-z]{12}"))
        .doesNotContain("I am " + Target.NEW);
  }

  @Test
  void countsARefusalAsBroken() throws Exception {
    var result = once("/no", 2);
    assertThat(result.calls()).isZero();
    assertThat(result.broken()).isEqualTo(20);
    assertThat(result.statuses()).containsExactly(Map.entry(503, 20L));
  }

  @Test
  void countsAStreamThatLacksAnEventAsBroken() throws Exception {
    assertThat(once("/yes", 3).broken()).isEqualTo(20);
  }

  @Test
  void keepsCallsFlowingInBothLoops() throws Exception {
    for (var shape : new Shape[] {new Shape.ClosedLoop(2), new Shape.OpenLoop(4, 200)}) {
      var result = run("/yes", 2, shape, Duration.ofMillis(50), Duration.ofMillis(600));
      assertThat(result.calls()).as(shape.toString()).isPositive();
      assertThat(result.latencyMillis(50)).isPositive();
      assertThat(result.firstEventNanos().getTotalCount()).isPositive();
    }
  }

  private Result once(String path, int events) throws Exception {
    return run(path, events, new Shape.Once(20), Duration.ZERO, Duration.ofSeconds(20));
  }

  private Result run(String path, int events, Shape shape, Duration warmUp, Duration measured)
      throws Exception {
    int port = server.getAddress().getPort();
    var target = Target.post("server", port, path, Map.of("x", "y"), "I am " + Target.NEW, events);
    return LoadRun.run(target, shape, warmUp, measured, () -> {});
  }
}
