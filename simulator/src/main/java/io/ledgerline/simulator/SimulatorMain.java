package io.ledgerline.simulator;

import io.ledgerline.simulator.http.Latency;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Runs a simulator until it is stopped: for benchmarks and for trying clients by hand. */
public final class SimulatorMain {
  private static final String USAGE =
      """
      Simulates Claude's API. Options:
        --host ADDRESS      listen there (127.0.0.1)
        --port N            listen on this port; 0 takes a free one (0)
        --loops N           event loops, one per core (1)
        --plausible         350 ms to the first token, 90 tokens per second
        --ttft-ms N         milliseconds to the first token (0)
        --tps N             tokens per second; 0 is at once (0)
        --seed N            for ids, signatures and fragments (1)
        --rpm N             answer 429 above so many requests per key and minute (0: never)
        --lenient           accept unknown top-level fields
        --fixed             one precomputed answer to every message, nothing checked: benchmarks
        --record N          remember the last N exchanges and serve GET /simulator/requests (0)
      """;

  private SimulatorMain() {}

  /** Starts with the given options; prints the URL when it listens. */
  public static void main(String[] arguments) throws InterruptedException {
    SimulatorConfig config = parse(arguments, System.err);
    if (config == null) {
      System.exit(2);
      return;
    }
    SimulatorServer server = SimulatorServer.start(config);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "stop"));
    System.out.println("simulator (no model answers) listens on " + server.url());
    stopped.await();
  }

  /** The configuration that options ask for; null, with the usage printed, when they are wrong. */
  static @Nullable SimulatorConfig parse(String[] arguments, PrintStream errors) {
    try {
      return read(Arrays.asList(arguments).iterator());
    } catch (IllegalArgumentException e) {
      errors.println(e.getMessage());
      errors.print(USAGE);
      return null;
    }
  }

  private static SimulatorConfig read(Iterator<String> arguments) {
    SimulatorConfig config = SimulatorConfig.defaults().recording(0, 0, false);
    boolean fixed = false;
    while (arguments.hasNext()) {
      String name = arguments.next();
      fixed |= name.equals("--fixed");
      config =
          switch (name) {
            case "--host" -> config.at(value(name, arguments), config.port());
            case "--port" -> config.at(config.host(), number(name, arguments));
            case "--loops" -> config.onLoops(number(name, arguments));
            case "--plausible" -> config.with(Latency.PLAUSIBLE);
            case "--ttft-ms" ->
                config.with(
                    new Latency(number(name, arguments), config.latency().tokensPerSecond()));
            case "--tps" ->
                config.with(
                    new Latency(config.latency().firstTokenMillis(), number(name, arguments)));
            case "--seed" -> config.seeded(number(name, arguments));
            case "--rpm" -> config.limitedTo(number(name, arguments));
            case "--lenient" -> config.lenient(true);
            case "--record" -> config.recording(number(name, arguments), 1 << 20, true);
            case "--fixed" -> config;
            default -> throw new IllegalArgumentException("unknown option: " + name);
          };
    }
    return fixed ? config.fixedAnswers(config.eventLoops()) : config;
  }

  private static String value(String name, Iterator<String> arguments) {
    if (!arguments.hasNext()) {
      throw new IllegalArgumentException(name + ": a value is missing");
    }
    return arguments.next();
  }

  private static int number(String name, Iterator<String> arguments) {
    String text = value(name, arguments);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + ": " + text + " (expected: a whole number)", e);
    }
  }
}
