package io.ledgerline.simulator;

import io.ledgerline.simulator.exchange.Recorder;
import io.ledgerline.simulator.http.Endpoint;
import io.ledgerline.simulator.http.EndpointConfig;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A running simulator of Claude's API. It says so in every answer: {@code server:
 * ledgerline-simulator}, {@code anthropic-organization-id: simulated}, ids that start with {@code
 * …_sim}. Thread-safe.
 */
public final class SimulatorServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 64 * 1024;
  private static final int MAX_LINE_BYTES = 16 * 1024;
  private static final long START_SECONDS = 30;

  private final SimulatorConfig config;
  private final Vertx vertx;
  private final boolean ownsVertx;
  private final Recorder recorder;
  private final Endpoint endpoint;
  private final AtomicInteger port = new AtomicInteger();
  private @Nullable String deployment;

  private SimulatorServer(Vertx vertx, boolean ownsVertx, SimulatorConfig config) {
    this.vertx = vertx;
    this.ownsVertx = ownsVertx;
    this.config = config;
    this.recorder = new Recorder(config.recordedExchanges(), config.recordedBytes());
    this.endpoint = new Endpoint(vertx, endpointConfig(config), recorder);
    port.set(portFor(config));
  }

  private static EndpointConfig endpointConfig(SimulatorConfig config) {
    return new EndpointConfig(
        config.latency(),
        config.seed(),
        config.lenient(),
        config.enforceThinking(),
        config.keys(),
        config.requestsPerMinute(),
        config.fixed(),
        config.exposeRequests(),
        config.clock());
  }

  /**
   * Starts on a Vert.x of its own, and returns once it listens.
   *
   * @throws IllegalStateException if it can't listen
   */
  public static SimulatorServer start(SimulatorConfig config) {
    VertxOptions options = new VertxOptions().setEventLoopPoolSize(config.eventLoops());
    return new SimulatorServer(Vertx.vertx(options), true, config).listen();
  }

  /**
   * Starts on a given Vert.x, which stays open on close. Not to be called on an event loop.
   *
   * @throws IllegalStateException if it can't listen
   */
  public static SimulatorServer start(Vertx vertx, SimulatorConfig config) {
    return new SimulatorServer(vertx, false, config).listen();
  }

  private SimulatorServer listen() {
    DeploymentOptions loops = new DeploymentOptions().setInstances(config.eventLoops());
    Future<String> listening = vertx.deployVerticle(Listener::new, loops);
    deployment = await(listening, "listen on " + config.host() + ":" + config.port());
    return this;
  }

  private static <T> T await(Future<T> future, String what) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("simulator: interrupted, could not " + what, e);
    } catch (Exception e) {
      throw new IllegalStateException("simulator: could not " + what, e);
    }
  }

  /** Vert.x shares a port between event loops only when it is told which. */
  private static int portFor(SimulatorConfig config) {
    if (config.port() != 0 || config.eventLoops() == 1) {
      return config.port();
    }
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("simulator: no free port", e);
    }
  }

  /** One listening server of those that share the port. */
  private final class Listener extends AbstractVerticle {
    @Override
    public void start(Promise<Void> started) {
      HttpServerOptions options =
          new HttpServerOptions()
              .setHost(config.host())
              .setPort(port.get())
              .setTcpNoDelay(true)
              .setMaxHeaderSize(MAX_HEADER_BYTES)
              .setMaxInitialLineLength(MAX_LINE_BYTES);
      HttpServer server = vertx.createHttpServer(options).requestHandler(endpoint);
      server
          .listen()
          .onSuccess(listening -> port.set(listening.actualPort()))
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }

  /** The port it listens on. */
  public int port() {
    return port.get();
  }

  /** The base URL, without a slash at the end. */
  public URI url() {
    return URI.create("http://" + config.host() + ":" + port());
  }

  /** What it received and sent. */
  public Recorder recorder() {
    return recorder;
  }

  /**
   * Directives, as in the header {@code x-simulator}, for the next message or count that brings
   * none of its own.
   */
  public void next(String directives) {
    endpoint.next(directives);
  }

  /** Stops listening and closes its connections. */
  @Override
  public void close() {
    if (deployment != null) {
      await(vertx.undeploy(deployment), "stop");
    }
    if (ownsVertx) {
      await(vertx.close(), "close");
    }
  }
}
