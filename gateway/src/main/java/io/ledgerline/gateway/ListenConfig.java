package io.ledgerline.gateway;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the process listens.
 *
 * @param host {@code listen.host}
 * @param port {@code listen.port}; 0 for any free one
 * @param tls PEM files, null for plain HTTP
 * @param headerBytes the largest request head; 64 KiB by default; beyond it 431
 * @param idle how long a connection may carry nothing in either direction; must be longer than any
 *     silent wait for an upstream
 * @param eventLoops how many event loops accept connections; 0 for one per processor
 */
public record ListenConfig(
    String host, int port, @Nullable Tls tls, int headerBytes, Duration idle, int eventLoops) {

  /**
   * A certificate from files that may be replaced while the process runs.
   *
   * @param certificate PEM chain, leaf first
   * @param key PEM private key (PKCS 8)
   * @param clientCa PEM certificates; when given, a client's certificate must be signed by them
   * @param clientRequired whether a client must present one; else it may
   * @param reload how often the files are looked at
   */
  public record Tls(
      Path certificate,
      Path key,
      @Nullable Path clientCa,
      boolean clientRequired,
      Duration reload) {
    /** With a client certificate demanded wherever there are authorities for it. */
    public Tls(Path certificate, Path key, @Nullable Path clientCa, Duration reload) {
      this(certificate, key, clientCa, true, reload);
    }
  }

  /** Plain HTTP with the defaults named above. */
  public static ListenConfig plain(String host, int port) {
    return new ListenConfig(host, port, null, 64 * 1024, Duration.ofSeconds(720), 0);
  }

  /** The same over TLS. */
  public ListenConfig withTls(Path certificate, Path key, @Nullable Path clientCa) {
    return withTls(certificate, key, clientCa, true);
  }

  /** The same over TLS, with client certificates demanded or only taken. */
  public ListenConfig withTls(
      Path certificate, Path key, @Nullable Path clientCa, boolean clientRequired) {
    var files = new Tls(certificate, key, clientCa, clientRequired, Duration.ofSeconds(10));
    return new ListenConfig(host, port, files, headerBytes, idle, eventLoops);
  }

  int loops() {
    return eventLoops > 0 ? eventLoops : Runtime.getRuntime().availableProcessors();
  }
}
