package io.ledgerline.simulator;

import io.ledgerline.simulator.http.Latency;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a simulator behaves. Start from {@link #defaults()} and change what a test needs.
 *
 * @param host address to listen on
 * @param port TCP port; 0 takes a free one
 * @param eventLoops how many event loops serve it; 1 is one core
 * @param latency time to the first token and tokens per second
 * @param seed makes ids, signatures and fragments the same on every run
 * @param lenient accepts unknown top-level fields, which the real API refuses
 * @param enforceThinking refuses thinking blocks whose conversation changed, as for new accounts
 * @param keys accepted keys with their account names; empty accepts any key
 * @param requestsPerMinute answers 429 above it, per key; 0 never does
 * @param fixed the same precomputed answer to every message: for benchmarks only
 * @param recordedExchanges how many requests it remembers; 0 remembers none
 * @param recordedBytes how many bytes of each body it remembers
 * @param exposeRequests serves {@code GET /simulator/requests}
 * @param clock for cache lifetimes and rate windows
 */
public record SimulatorConfig(
    String host,
    int port,
    int eventLoops,
    Latency latency,
    long seed,
    boolean lenient,
    boolean enforceThinking,
    Map<String, String> keys,
    int requestsPerMinute,
    boolean fixed,
    int recordedExchanges,
    int recordedBytes,
    boolean exposeRequests,
    InstantSource clock) {

  /** Checks the ranges. */
  public SimulatorConfig {
    keys = Map.copyOf(keys);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
    }
    if (eventLoops < 1) {
      throw new IllegalArgumentException("eventLoops: " + eventLoops + " (expected: >= 1)");
    }
    if (requestsPerMinute < 0 || recordedExchanges < 0 || recordedBytes < 0) {
      throw new IllegalArgumentException("requests per minute and record bounds must be >= 0");
    }
  }

  /**
   * Loopback, a free port, no delays, any key, strict, the last 1,000 exchanges with up to 1 MiB of
   * each body.
   */
  public static SimulatorConfig defaults() {
    return new SimulatorConfig(
        "127.0.0.1",
        0,
        1,
        Latency.NONE,
        1,
        false,
        true,
        Map.of(),
        0,
        false,
        1_000,
        1 << 20,
        false,
        InstantSource.system());
  }

  /** With another address and port. */
  public SimulatorConfig at(String newHost, int newPort) {
    return changed(
        parts -> {
          parts.host = newHost;
          parts.port = newPort;
        });
  }

  /** With other delays. */
  public SimulatorConfig with(Latency newLatency) {
    return changed(parts -> parts.latency = newLatency);
  }

  /** With another clock. */
  public SimulatorConfig with(InstantSource newClock) {
    return changed(parts -> parts.clock = newClock);
  }

  /** With only these keys accepted. */
  public SimulatorConfig withKeys(Map<String, String> accountByKey) {
    return changed(parts -> parts.keys = accountByKey);
  }

  /** With or without the refusal of changed conversations. */
  public SimulatorConfig enforcingThinking(boolean enforce) {
    return changed(parts -> parts.enforceThinking = enforce);
  }

  /** With unknown top-level fields accepted or not. */
  public SimulatorConfig lenient(boolean accept) {
    return changed(parts -> parts.lenient = accept);
  }

  /** With a limit on requests per key and minute. */
  public SimulatorConfig limitedTo(int perMinute) {
    return changed(parts -> parts.requestsPerMinute = perMinute);
  }

  /** With the exchanges and bytes it remembers, and whether it serves them. */
  public SimulatorConfig recording(int exchanges, int bytes, boolean expose) {
    return changed(
        parts -> {
          parts.recordedExchanges = exchanges;
          parts.recordedBytes = bytes;
          parts.exposeRequests = expose;
        });
  }

  /** The benchmark mode: one precomputed answer, nothing recorded, on so many event loops. */
  public SimulatorConfig fixedAnswers(int loops) {
    return changed(
        parts -> {
          parts.eventLoops = loops;
          parts.latency = Latency.NONE;
          parts.requestsPerMinute = 0;
          parts.fixed = true;
          parts.recordedExchanges = 0;
          parts.recordedBytes = 0;
          parts.exposeRequests = false;
        });
  }

  /** With so many event loops. */
  public SimulatorConfig onLoops(int loops) {
    return changed(parts -> parts.eventLoops = loops);
  }

  /** With another seed. */
  public SimulatorConfig seeded(long newSeed) {
    return changed(parts -> parts.seed = newSeed);
  }

  private SimulatorConfig changed(Consumer<Parts> change) {
    var parts = new Parts(this);
    change.accept(parts);
    return parts.config();
  }

  /** The same parts, one of which is about to change. */
  private static final class Parts {
    private String host;
    private int port;
    private int eventLoops;
    private Latency latency;
    private long seed;
    private boolean lenient;
    private boolean enforceThinking;
    private Map<String, String> keys;
    private int requestsPerMinute;
    private boolean fixed;
    private int recordedExchanges;
    private int recordedBytes;
    private boolean exposeRequests;
    private InstantSource clock;

    Parts(SimulatorConfig config) {
      host = config.host;
      port = config.port;
      eventLoops = config.eventLoops;
      latency = config.latency;
      seed = config.seed;
      lenient = config.lenient;
      enforceThinking = config.enforceThinking;
      keys = config.keys;
      requestsPerMinute = config.requestsPerMinute;
      fixed = config.fixed;
      recordedExchanges = config.recordedExchanges;
      recordedBytes = config.recordedBytes;
      exposeRequests = config.exposeRequests;
      clock = config.clock;
    }

    SimulatorConfig config() {
      return new SimulatorConfig(
          host,
          port,
          eventLoops,
          latency,
          seed,
          lenient,
          enforceThinking,
          keys,
          requestsPerMinute,
          fixed,
          recordedExchanges,
          recordedBytes,
          exposeRequests,
          clock);
    }
  }
}
