package io.ledgerline.benchmarks.load;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * One request that is sent again and again, as the bytes that go out. Where {@link #NEW} stands in
 * it, each call has letters of its own, so that nobody can know a call's text before it comes.
 *
 * @param name what the tables call it
 * @param address where it goes; loopback only
 * @param request the whole HTTP/1.1 request
 * @param events server-sent events that a whole answer has, 0 for an ordinary answer; another
 *     number counts as a broken answer
 */
public record Target(String name, InetSocketAddress address, byte[] request, int events) {
  /** Largest request: it must fit an empty socket buffer, so that sending never waits. */
  static final int MOST_BYTES = 64 * 1024;

  /** Stands for letters that are new in each call; at most once. */
  public static final String NEW = "abcdefghijkl";

  private static final byte[] NEW_BYTES = NEW.getBytes(StandardCharsets.US_ASCII);

  public Target {
    if (!address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("address: " + address + " (expected: loopback)");
    }
    if (request.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "request: " + request.length + " bytes (expected: <= " + MOST_BYTES + ")");
    }
  }

  /** Where the letters stand that are new in each call; -1 where none do. */
  int newAt() {
    for (int at = 0; at <= request.length - NEW_BYTES.length; at++) {
      if (Arrays.equals(request, at, at + NEW_BYTES.length, NEW_BYTES, 0, NEW_BYTES.length)) {
        return at;
      }
    }
    return -1;
  }

  /** A POST of a JSON body. */
  public static Target post(
      String name, int port, String path, Map<String, String> headers, String body, int events) {
    var content = body.getBytes(StandardCharsets.UTF_8);
    var head = new StringBuilder("POST " + path + " HTTP/1.1\r\nhost: 127.0.0.1:" + port + "\r\n");
    head.append("content-type: application/json\r\n");
    headers.forEach((key, value) -> head.append(key).append(": ").append(value).append("\r\n"));
    head.append("content-length: ").append(content.length).append("\r\n\r\n");
    var first = head.toString().getBytes(StandardCharsets.US_ASCII);
    var request = new byte[first.length + content.length];
    System.arraycopy(first, 0, request, 0, first.length);
    System.arraycopy(content, 0, request, first.length, content.length);
    return new Target(name, new InetSocketAddress("127.0.0.1", port), request, events);
  }
}
