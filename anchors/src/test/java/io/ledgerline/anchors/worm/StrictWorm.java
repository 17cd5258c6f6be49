package io.ledgerline.anchors.worm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ledgerline.audit.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An object store that enforces locks, which the usual stand-ins do not: versions under COMPLIANCE
 * are removed for nobody, a plain delete only hides. It checks each request's signature and
 * checksum itself, by the same rules as our signer but from the bytes that arrived.
 */
final class StrictWorm implements AutoCloseable {
  static final String ACCESS = "AKIATEST";
  static final String SECRET = "test/secret+key";

  record Kept(String id, byte[] bytes, Instant at, String mode, Instant until, boolean marker) {}

  final TreeMap<String, List<Kept>> objects = new TreeMap<>();
  private final HttpServer server;
  private final InstantSource clock;
  private final AtomicInteger ids = new AtomicInteger();
  volatile boolean enforces = true;
  volatile boolean lockEnabled = true;
  volatile int failPuts;
  final AtomicInteger puts = new AtomicInteger();

  StrictWorm(InstantSource clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  WormStore.Place place() {
    return new WormStore.Place(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        "eu-test-1",
        "audit",
        ACCESS,
        SECRET);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      URI uri = exchange.getRequestURI();
      Map<String, String> parameters = new HashMap<>();
      if (uri.getRawQuery() != null) {
        for (String each : uri.getRawQuery().split("&")) {
          String[] pair = each.split("=", 2);
          parameters.put(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : "");
        }
      }
      if (!isSigned(exchange, body)) {
        error(exchange, 403, "SignatureDoesNotMatch");
        return;
      }
      String path = decode(uri.getRawPath());
      if (!path.equals("/audit") && !path.startsWith("/audit/")) {
        error(exchange, 404, "NoSuchBucket");
        return;
      }
      String key = path.length() <= 7 ? "" : path.substring(7);
      switch (exchange.getRequestMethod()) {
        case "PUT" -> put(exchange, key, body);
        case "DELETE" -> delete(exchange, key, parameters.get("versionId"));
        default -> get(exchange, key, parameters);
      }
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private boolean isSigned(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    String hash = headers.getFirst("x-amz-content-sha256");
    String authorization = headers.getFirst("authorization");
    if (authorization == null || hash == null || !hash.equals(SigV4.sha256(body))) {
      return false;
    }
    String names = authorization.replaceAll(".*SignedHeaders=([^,]*),.*", "$1");
    Map<String, String> signed = new HashMap<>();
    for (String name : names.split(";")) {
      if (!name.equals("host")) {
        signed.put(name, headers.getFirst(name));
      }
    }
    String time = headers.getFirst("x-amz-date");
    Instant at =
        Instant.parse(time.replaceAll("(....)(..)(..)T(..)(..)(..)Z", "$1-$2-$3T$4:$5:$6Z"));
    URI uri = URI.create("http://" + headers.getFirst("host") + exchange.getRequestURI());
    signed.keySet().removeAll(List.of("x-amz-date", "x-amz-content-sha256"));
    return new SigV4(ACCESS, SECRET, "eu-test-1")
        .sign(exchange.getRequestMethod(), uri, signed, hash, at)
        .get("authorization")
        .equals(authorization);
  }

  private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
    puts.incrementAndGet();
    if (failPuts > 0) {
      failPuts--;
      error(exchange, 500, "InternalError");
      return;
    }
    var headers = exchange.getRequestHeaders();
    String mode = headers.getFirst("x-amz-object-lock-mode");
    String until = headers.getFirst("x-amz-object-lock-retain-until-date");
    String checksum = headers.getFirst("x-amz-checksum-sha256");
    if (mode == null
        || until == null
        || !Instant.parse(until).isAfter(clock.instant())
        || checksum == null) {
      error(exchange, 400, "InvalidRequest");
      return;
    }
    if (!checksum.equals(Base64.getEncoder().encodeToString(Sha256.of(body)))) {
      error(exchange, 400, "BadDigest");
      return;
    }
    String id = "v" + ids.incrementAndGet();
    keep(key, new Kept(id, body, now(), mode, Instant.parse(until), false));
    exchange.getResponseHeaders().set("x-amz-version-id", id);
    exchange.sendResponseHeaders(200, -1);
  }

  /** Each version a moment after the one before. */
  private Instant now() {
    return clock.instant().plusNanos(ids.get() * 1_000L);
  }

  private void keep(String key, Kept kept) {
    objects.computeIfAbsent(key, name -> new ArrayList<>()).add(kept);
  }

  private void delete(HttpExchange exchange, String key, String version) throws IOException {
    if (version == null) {
      ids.incrementAndGet();
      keep(key, new Kept("m" + ids.get(), new byte[0], now(), "", Instant.EPOCH, true));
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    List<Kept> kept = objects.getOrDefault(key, List.of());
    boolean held =
        kept.stream().anyMatch(k -> k.id().equals(version) && clock.instant().isBefore(k.until()));
    if (held && enforces) {
      error(exchange, 403, "AccessDenied");
      return;
    }
    kept.removeIf(k -> k.id().equals(version));
    exchange.sendResponseHeaders(204, -1);
  }

  /** A delete as anyone with the store's key can send it. */
  synchronized void hide(String key) {
    ids.incrementAndGet();
    keep(key, new Kept("m" + ids.get(), new byte[0], now(), "", Instant.EPOCH, true));
  }

  /** Another version above the first, as anyone with the store's key can put it. */
  synchronized void cover(String key, byte[] bytes) {
    ids.incrementAndGet();
    keep(key, new Kept("c" + ids.get(), bytes, now(), "COMPLIANCE", Instant.MAX, false));
  }

  private void get(HttpExchange exchange, String key, Map<String, String> parameters)
      throws IOException {
    if (parameters.containsKey("object-lock")) {
      if (!lockEnabled) {
        error(exchange, 404, "ObjectLockConfigurationNotFoundError");
        return;
      }
      xml(
          exchange,
          "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>");
      return;
    }
    if (parameters.containsKey("versioning")) {
      xml(exchange, "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>");
      return;
    }
    if (parameters.containsKey("versions")) {
      xml(exchange, listing(parameters));
      return;
    }
    Kept found =
        objects.getOrDefault(key, List.of()).stream()
            .filter(k -> k.id().equals(parameters.get("versionId")))
            .findFirst()
            .orElse(null);
    if (found == null) {
      error(exchange, 404, "NoSuchVersion");
    } else if (parameters.containsKey("retention")) {
      xml(
          exchange,
          "<Retention><Mode>%s</Mode><RetainUntilDate>%s</RetainUntilDate></Retention>"
              .formatted(found.mode(), found.until()));
    } else {
      exchange.sendResponseHeaders(200, found.bytes().length == 0 ? -1 : found.bytes().length);
      exchange.getResponseBody().write(found.bytes());
    }
  }

  /** Two versions a page, newest first within a key, as S3 lists them. */
  private String listing(Map<String, String> parameters) {
    List<String> rows = new ArrayList<>();
    List<String[]> marks = new ArrayList<>();
    objects.forEach(
        (key, kept) -> {
          if (key.startsWith(parameters.getOrDefault("prefix", ""))) {
            for (Kept each : kept.reversed()) {
              String element = each.marker() ? "DeleteMarker" : "Version";
              rows.add(
                  "<%s><Key>%s</Key><VersionId>%s</VersionId><LastModified>%s</LastModified></%s>"
                      .formatted(element, key, each.id(), each.at(), element));
              marks.add(new String[] {key, each.id()});
            }
          }
        });
    int from = 0;
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i)[0].equals(parameters.get("key-marker"))
          && marks.get(i)[1].equals(parameters.get("version-id-marker"))) {
        from = i + 1;
      }
    }
    int to = Math.min(rows.size(), from + 2);
    boolean more = to < rows.size();
    String next =
        more
            ? "<NextKeyMarker>%s</NextKeyMarker><NextVersionIdMarker>%s</NextVersionIdMarker>"
                .formatted(marks.get(to - 1)[0], marks.get(to - 1)[1])
            : "";
    return "<ListVersionsResult><IsTruncated>"
        + more
        + "</IsTruncated>"
        + next
        + String.join("", rows.subList(from, to))
        + "</ListVersionsResult>";
  }

  private static void xml(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    byte[] bytes = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
