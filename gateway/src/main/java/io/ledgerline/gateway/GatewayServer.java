package io.ledgerline.gateway;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.relay.Loop;
import io.ledgerline.gateway.relay.Watch;
import io.ledgerline.gateway.upstream.UpstreamPool;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The listener: one event loop per processor, each with connections of its own to the upstreams, so
 * that a call stays on one loop from the client's socket to the upstream's and back.
 *
 * <p>Paths of {@link Mount}s go to their handlers; everything else is the gateway's, which refuses
 * by name what it doesn't govern.
 */
public final class GatewayServer {
  private static final int PORT_TRIES = 8;
  private static final long STRANGERS_MILLIS = 60_000;

  private final Vertx vertx;
  private final Gateway gateway;
  private final ListenConfig config;
  private final List<Mount> mounts;
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable TlsFiles> tls = new AtomicReference<>();
  private final AtomicReference<@Nullable String> deployment = new AtomicReference<>();
  private final List<Long> timers = new CopyOnWriteArrayList<>();
  private volatile int port;

  /**
   * Prepares a listener; nothing is bound before {@link #start}.
   *
   * @param mounts what other modules serve; the longest prefix wins
   */
  public GatewayServer(Vertx vertx, Gateway gateway, ListenConfig config, List<Mount> mounts) {
    this.vertx = vertx;
    this.gateway = gateway;
    this.config = config;
    this.port = config.port();
    this.mounts =
        mounts.stream()
            .sorted(Comparator.comparingInt((Mount m) -> m.prefix().length()).reversed())
            .toList();
  }

  /** Binds the port; the future gives the port in use, or fails with the reason. */
  public Future<Integer> start() {
    if (config.tls() != null) {
      tls.set(TlsFiles.read(config.tls()));
    }
    return bind(config.port() == 0 ? PORT_TRIES : 1)
        .map(
            id -> {
              deployment.set(id);
              watchTls();
              timers.add(
                  vertx.setPeriodic(STRANGERS_MILLIS, tick -> gateway.reportStrangersLater()));
              return port;
            });
  }

  /**
   * All loops share one port, which Vert.x can only do for a port that is known before: a free one
   * is looked for first, and another if somebody took it meanwhile.
   */
  private Future<String> bind(int tries) {
    port = config.port() == 0 ? freePort() : config.port();
    var instances = new DeploymentOptions().setInstances(config.loops());
    Future<String> bound = vertx.deployVerticle(() -> new Listener(), instances);
    return tries <= 1 ? bound : bound.recover(taken -> bind(tries - 1));
  }

  private int freePort() {
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(config.host(), 0));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on " + config.host(), e);
    }
  }

  /** The port in use; 0 before the start with an ephemeral port. */
  public int port() {
    return port;
  }

  /** Stops accepting, gives calls under way that long, then closes every connection. */
  public Future<Void> stop(long graceMillis) {
    timers.forEach(vertx::cancelTimer);
    String id = deployment.getAndSet(null);
    return Future.join(
            servers.stream().map(s -> s.shutdown(graceMillis, TimeUnit.MILLISECONDS)).toList())
        .compose(ended -> id == null ? Future.succeededFuture() : vertx.undeploy(id));
  }

  private void watchTls() {
    ListenConfig.Tls files = config.tls();
    if (files != null) {
      timers.add(vertx.setPeriodic(files.reload().toMillis(), ignored -> reloadTls(files)));
    }
  }

  /**
   * Takes up changed PEM files; connections under way keep theirs. A broken file changes nothing.
   */
  private void reloadTls(ListenConfig.Tls files) {
    TlsFiles before = tls.get();
    vertx
        .executeBlocking(() -> TlsFiles.read(files))
        .onSuccess(
            now -> {
              if (!now.equals(before) && tls.compareAndSet(before, now)) {
                servers.forEach(server -> server.updateSSLOptions(now.options()));
              }
            })
        .onFailure(gateway::tlsReloadFailed);
  }

  private HttpServerOptions options() {
    var options =
        new HttpServerOptions()
            .setHost(config.host())
            .setPort(port)
            .setTcpNoDelay(true)
            .setHandle100ContinueAutomatically(true)
            .setHttp2ClearTextEnabled(false)
            // Nothing here speaks WebSocket, and its handlers would look at every message.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setMaxHeaderSize(config.headerBytes())
            .setMaxInitialLineLength(8 * 1024)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setIdleTimeout(Math.toIntExact(config.idle().toMillis()))
            .setAcceptBacklog(4096);
    TlsFiles files = tls.get();
    return files == null ? options : files.apply(options);
  }

  private void route(Handler<HttpServerRequest> governed, HttpServerRequest request) {
    if (!framedAsUsual(request)) {
      invalid(request);
      return;
    }
    String path = request.path();
    if (path != null && !Gateway.governs(path)) {
      for (Mount mount : mounts) {
        if (mount.owns(path, request)) {
          mount.handler().handle(request);
          return;
        }
      }
    }
    governed.handle(request);
  }

  /**
   * Whether nothing but {@code chunked} is said of the body's framing: a proxy before us could read
   * any other word differently and see the next request elsewhere (RFC 9112 section 6.1).
   */
  private static boolean framedAsUsual(HttpServerRequest request) {
    for (String coding : request.headers().getAll("transfer-encoding")) {
      if (!coding.equalsIgnoreCase("chunked")) {
        return false;
      }
    }
    return true;
  }

  private void invalid(HttpServerRequest request) {
    boolean header = request.decoderResult().cause() instanceof TooLongHttpHeaderException;
    OwnAnswer answer =
        header
            ? OwnAnswers.headersTooLarge(config.headerBytes())
            : OwnAnswers.malformed(
                "request.head", "The request line or a header can't be read as HTTP.");
    String id = gateway.newRequestId();
    HttpServerResponse response = request.response();
    response
        .setStatusCode(answer.status())
        .putHeader("content-type", "application/json")
        .putHeader("x-should-retry", "false")
        .putHeader("ledgerline-request-id", id)
        .putHeader("connection", "close")
        .end(Buffer.buffer(answer.body(id)))
        .onComplete(ignored -> request.connection().close());
  }

  /** One event loop's share. */
  private final class Listener extends VerticleBase {
    private @Nullable UpstreamPool pool;

    @Override
    public Future<?> stop() {
      return pool == null ? Future.succeededFuture() : pool.close();
    }

    @Override
    public Future<?> start() {
      var watch = new Watch(gateway.nanoTime());
      pool = new UpstreamPool(vertx, gateway.config().upstream(), config.loops());
      var loop = new Loop(context, pool, watch);
      vertx.setPeriodic(Watch.PERIOD_MILLIS, ignored -> watch.sweep());
      Handler<HttpServerRequest> governed = gateway.on(loop);
      HttpServer server = vertx.createHttpServer(options());
      servers.add(server);
      return server
          .requestHandler(request -> route(governed, request))
          .invalidRequestHandler(GatewayServer.this::invalid)
          // A client that resets its connection is everyday; the calls on it are told by
          // themselves.
          .connectionHandler(connection -> connection.exceptionHandler(ignored -> {}))
          .listen();
    }
  }
}
