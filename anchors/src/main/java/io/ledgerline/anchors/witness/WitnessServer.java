package io.ledgerline.anchors.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Witness} over HTTP: {@code POST /add-checkpoint}, and {@code GET /<hex SHA-256 of
 * origin>/checkpoint} for monitors. Plain HTTP by intent: what it says is signed, and what it is
 * told is public to it; put a TLS proxy in front where the network is not yours.
 */
public final class WitnessServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WitnessServer.class);
  private static final int AT_ONCE = 64;

  static {
    // Read once by the JDK's server: a client that says nothing must not keep a place.
    setIfAbsent("sun.net.httpserver.maxReqTime", "20");
    setIfAbsent("sun.net.httpserver.maxRspTime", "20");
    setIfAbsent("sun.net.httpserver.maxReqHeaders", "64");
    setIfAbsent("jdk.httpserver.maxConnections", "1024");
  }

  private final Witness witness;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);

  private WitnessServer(Witness witness, HttpServer server) {
    this.witness = witness;
    this.server = server;
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Listens.
   *
   * @throws IOException if the address can't be taken
   */
  public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
    HttpServer server = HttpServer.create(address, 128);
    WitnessServer started = new WitnessServer(witness, server);
    server.setExecutor(started.workers);
    server.createContext("/", started::handle);
    server.start();
    return started;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!places.tryAcquire()) {
        answer(exchange, Witness.Answer.sentence(503, "busy; try again"));
        return;
      }
      try {
        answer(exchange, decide(exchange));
      } catch (IOException | RuntimeException e) {
        log.error("a request failed", e);
        answer(
            exchange,
            Witness.Answer.sentence(500, "the witness can't read or keep what it signed"));
      } finally {
        places.release();
      }
    }
  }

  private Witness.Answer decide(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    if (path.equals("/" + AddCheckpoint.PATH)) {
      if (!method.equals("POST")) {
        return Witness.Answer.sentence(405, "only POST");
      }
      byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_BYTES + 1);
      Witness.Answer answer = witness.addCheckpoint(body);
      log.info("add-checkpoint: {}", answer.status());
      return answer;
    }
    if (path.endsWith("/checkpoint") && (method.equals("GET") || method.equals("HEAD"))) {
      Optional<byte[]> note =
          witness.published(path.substring(1, path.length() - "/checkpoint".length()));
      if (note.isPresent()) {
        return new Witness.Answer(
            200, "text/plain; charset=utf-8", new String(note.get(), StandardCharsets.UTF_8));
      }
    }
    return Witness.Answer.sentence(404, "nothing is here");
  }

  private static void answer(HttpExchange exchange, Witness.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Stops; requests that are being answered get a second. */
  @Override
  public void close() {
    server.stop(1);
    workers.close();
  }
}
