package io.ledgerline.anchors;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * HTTP to outsiders: no redirects (a signed request must not wander), a deadline for everything,
 * and never more bytes of an answer than asked for. Thread-safe.
 */
public final class Outside {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  private final String who;
  private final int most;

  /** An answer whose body was read whole. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(int status, HttpHeaders headers, byte[] body) {
    /** The content type without its parameters, lower case; empty if there is none. */
    public String contentType() {
      String value = headers.firstValue("content-type").orElse("");
      int semicolon = value.indexOf(';');
      return (semicolon < 0 ? value : value.substring(0, semicolon))
          .strip()
          .toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param who what sentences call the outsider
   * @param most the longest body of an answer that is read, in bytes
   */
  public Outside(String who, int most) {
    this.who = who;
    this.most = most;
  }

  /** The address with a path below it. */
  public static URI below(URI base, String path) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
  }

  /** Reads a body in time: the client's own deadline ends with the answer's headers. */
  private byte[] body(InputStream body, Duration deadline) throws IOException {
    AtomicBoolean late = new AtomicBoolean();
    Thread guard =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Thread.sleep(deadline);
                    late.set(true);
                    body.close(); // wakes the reader
                  } catch (InterruptedException | IOException e) {
                    // Read in time, or not to be closed: either way there is nothing to do.
                  }
                });
    try (body) {
      byte[] bytes = body.readNBytes(most + 1);
      if (late.get()) {
        throw new HttpTimeoutException("the answer did not end in " + deadline);
      }
      return bytes;
    } finally {
      guard.interrupt();
    }
  }

  /**
   * Asks.
   *
   * @throws AnchorException (away) if there is no whole answer in time
   */
  public Answer ask(HttpRequest.Builder request, Duration deadline)
      throws AnchorException, InterruptedException {
    HttpRequest built = request.timeout(deadline).build();
    try {
      HttpResponse<InputStream> response =
          CLIENT.send(built, HttpResponse.BodyHandlers.ofInputStream());
      byte[] bytes = body(response.body(), deadline);
      if (bytes.length > most) {
        throw AnchorException.away(
            who + " answered with more than " + most + " bytes; check its address");
      }
      return new Answer(response.statusCode(), response.headers(), bytes);
    } catch (IOException e) {
      throw AnchorException.away(
          who
              + " was not reached at "
              + built.uri().getHost()
              + " ("
              + e.getClass().getSimpleName()
              + "); check its address and the network",
          e);
    }
  }
}
