package io.ledgerline.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers as the admin API does, and remembers what it was asked. */
final class StubServer implements AutoCloseable {
  final List<String> asked = new ArrayList<>();
  private final Map<String, Reply> replies = new HashMap<>();
  private final HttpServer server;

  private record Reply(int status, String body) {}

  StubServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What to answer to a method and path, whatever the query. */
  StubServer on(String request, int status, String body) {
    replies.put(request, new Reply(status, body));
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(exchange.getRequestMethod() + " " + uri + (body.isEmpty() ? "" : " " + body));
    var authorized =
        "Bearer ll_test".equals(exchange.getRequestHeaders().getFirst("authorization"));
    var reply =
        authorized
            ? replies.getOrDefault(
                exchange.getRequestMethod() + " " + uri.getPath(),
                new Reply(404, "{\"detail\":\"There is no such thing.\"}"))
            : new Reply(401, "{\"detail\":\"This key is unknown.\"}");
    var bytes = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
