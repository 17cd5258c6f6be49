package io.ledgerline.anchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OutsideTest {
  @Test
  @Timeout(120)
  void givesUpOnAnAnswerThatNeverEnds() throws Exception {
    var answered = new CountDownLatch(1);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      server.setExecutor(workers);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write('x');
              exchange.getResponseBody().flush();
              answered.await(110, TimeUnit.SECONDS); // and then nothing
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      server.start();
      var request =
          HttpRequest.newBuilder(
              URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));

      assertThatThrownBy(() -> new Outside("witness w", 4000).ask(request, Duration.ofMillis(300)))
          .isInstanceOfSatisfying(AnchorException.class, away -> assertThat(away.isAway()).isTrue())
          .hasMessageContaining("witness w was not reached");
      answered.countDown();
    } finally {
      server.stop(0);
    }
  }
}
