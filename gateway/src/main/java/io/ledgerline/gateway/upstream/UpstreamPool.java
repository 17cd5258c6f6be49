package io.ledgerline.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections of one event loop to all upstreams: HTTP/1.1, kept alive, bounded in number and
 * in queue. Confined to its loop, so no call ever crosses threads on its way out or back.
 */
public final class UpstreamPool {
  private static final int MAX_HEADER_BYTES = 64 * 1024;

  /** A try to connect ends before the wait for it, so each of the two failures has a name. */
  private static final long LONGER_THAN_A_CONNECT_MILLIS = 1_000;

  private final Vertx vertx;
  private final UpstreamLimits limits;
  private final int loops;
  private final Map<String, HttpClientAgent> clients = new HashMap<>();

  /** Shares {@code limits} out among {@code loops} event loops. */
  public UpstreamPool(Vertx vertx, UpstreamLimits limits, int loops) {
    this.vertx = vertx;
    this.limits = limits;
    this.loops = loops;
  }

  /**
   * A connection's next request. The future fails with a {@link
   * io.vertx.core.http.ConnectionPoolTooBusyException} when the queue is full, with a {@link
   * java.util.concurrent.TimeoutException} when no connection came free in time, and with what the
   * network said when the upstream can't be reached.
   */
  public Future<HttpClientRequest> request(
      Upstream upstream, HttpMethod method, String pathAndQuery) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setHost(upstream.base().getHost())
            .setPort(upstream.port())
            .setSsl(upstream.tls())
            .setConnectTimeout(limits.connect().toMillis() + LONGER_THAN_A_CONNECT_MILLIS)
            .setURI(upstream.target(pathAndQuery));
    return client(upstream).request(options);
  }

  private HttpClientAgent client(Upstream upstream) {
    HttpClientAgent client = clients.get(upstream.name());
    if (client == null) {
      client = open(upstream);
      clients.put(upstream.name(), client);
    }
    return client;
  }

  private HttpClientAgent open(Upstream upstream) {
    var options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setKeepAlive(true)
            .setPipelining(false)
            .setDecompressionSupported(false)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setConnectTimeout((int) limits.connect().toMillis())
            .setTcpNoDelay(true)
            .setSsl(upstream.tls())
            .setVerifyHost(true);
    if (upstream.caFile() != null) {
      options.setTrustOptions(new PemTrustOptions().addCertPath(upstream.caFile().toString()));
    }
    var pool =
        new PoolOptions()
            .setHttp1MaxSize(Math.max(1, limits.connections() / loops))
            .setMaxWaitQueueSize(Math.max(1, limits.queue() / loops));
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(pool)
        // Requests on a broken connection are told by themselves.
        .withConnectHandler(connection -> connection.exceptionHandler(ignored -> {}))
        .build();
  }

  /** Closes every connection; calls under way fail. */
  public Future<Void> close() {
    var all = clients.values().stream().map(HttpClientAgent::close).toList();
    clients.clear();
    return Future.join(all).mapEmpty();
  }
}
