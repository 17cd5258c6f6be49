package io.ledgerline.testkit.demo;

import io.ledgerline.simulator.SimulatorConfig;
import io.ledgerline.simulator.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ledgerline demo} as a child process, on folders of its own, in front of a simulator that
 * lives in this JVM, so that a test can look at what left. It can be killed and started again.
 */
public final class RunningDemo implements AutoCloseable {
  /** The upstream's credential, which no client of the gateway has. */
  public static final String UPSTREAM_KEY = "sk-test-upstream-credential";

  private static final Duration START = Duration.ofSeconds(90);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static @Nullable RunningDemo shared;

  private final Path folder;
  private final Path data;
  private final SimulatorServer upstream;
  private final List<String> options;
  private ProductProcess process;
  private JsonNode file;

  private RunningDemo(Path folder, Path data, SimulatorServer upstream, List<String> options)
      throws IOException {
    this.folder = folder;
    this.data = data;
    this.upstream = upstream;
    this.options = options;
    this.process = launch();
    this.file = ready();
  }

  /** The one that tests share which break nothing; it ends with this JVM. */
  public static synchronized RunningDemo shared() throws IOException {
    if (shared == null) {
      var demo = start();
      Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
      shared = demo;
    }
    return shared;
  }

  /** A new one on an empty folder. */
  public static RunningDemo start() throws IOException {
    var folder = Files.createTempDirectory("ledgerline-demo");
    return start(folder, folder.resolve("data"));
  }

  /** A new one with its data in a given folder. */
  public static RunningDemo start(Path folder, Path data) throws IOException {
    var upstream = SimulatorServer.start(SimulatorConfig.defaults());
    return new RunningDemo(folder, data, upstream, before(upstream.url()));
  }

  /** A new one whose calls go to another address than the simulator's. */
  public static RunningDemo startBefore(URI upstreamUrl) throws IOException {
    var folder = Files.createTempDirectory("ledgerline-demo");
    var upstream = SimulatorServer.start(SimulatorConfig.defaults());
    return new RunningDemo(folder, folder.resolve("data"), upstream, before(upstreamUrl));
  }

  /** A new one as people start it: its own simulator, and its own traffic at the start. */
  public static RunningDemo startAsPeopleDo() throws IOException {
    var folder = Files.createTempDirectory("ledgerline-demo");
    var upstream = SimulatorServer.start(SimulatorConfig.defaults());
    return new RunningDemo(folder, folder.resolve("data"), upstream, List.of());
  }

  private static List<String> before(URI upstream) {
    return List.of("--upstream", upstream.toString(), "--no-traffic");
  }

  private ProductProcess launch() throws IOException {
    var arguments = new ArrayList<>(List.of("demo", "--port", "0", "--data", data.toString()));
    arguments.addAll(options);
    var environment =
        Map.of(
            "XDG_STATE_HOME",
            folder.resolve("state").toString(),
            "ANTHROPIC_API_KEY",
            UPSTREAM_KEY);
    return ProductProcess.start(folder.resolve("ledgerline.log"), environment, arguments);
  }

  private JsonNode ready() {
    var ready = data.resolve("demo.json");
    process.await("demo.json", () -> Files.exists(ready), START);
    try {
      return JSON.readTree(Files.readAllBytes(ready));
    } catch (IOException e) {
      throw new AssertionError("demo.json can't be read", e);
    }
  }

  /** Base URL for callers. */
  public URI url() {
    return URI.create(file.path("url").asString());
  }

  /** The key of a brand of the sample. */
  public String key(String tenant) {
    return file.path("keys").path(tenant).asString();
  }

  /** The admin API with the organization's admin key. */
  public Admin admin() {
    return new Admin(url(), file.path("admin_token").asString());
  }

  /** A caller with a given key. */
  public Caller caller(String key) {
    return new Caller(url(), key);
  }

  /** A new tenant with a budget for its lifetime, such as {@code "0.10 USD"}. */
  public Tenant tenant(String name, String budget) throws Exception {
    return Tenant.make(this, name, budget);
  }

  /** What calls are sent to; remembers the last thousand. */
  public SimulatorServer upstream() {
    return upstream;
  }

  /** The folder of {@code --data}. */
  public Path data() {
    return data;
  }

  /** Process id of Ledgerline itself. */
  public long pid() {
    return process.pid();
  }

  /** Everything that it printed. */
  public String output() {
    return process.output();
  }

  /** kill -9 of Ledgerline; what it started (the database) lives on, as after a crash. */
  public void kill() throws IOException {
    process.kill();
    Files.deleteIfExists(data.resolve("demo.json"));
  }

  /** Stops in order. */
  public void stop() throws IOException {
    process.stop();
    Files.deleteIfExists(data.resolve("demo.json"));
  }

  /** Starts again on the same folders. */
  public void startAgain() throws IOException {
    process = launch();
    file = ready();
  }

  /** Runs a command of the product to its end. */
  public CommandResult command(String... arguments) throws IOException {
    return CommandResult.of(folder, arguments);
  }

  /** Process ids of the embedded database: the postmaster and its children. */
  public List<Long> databasePids() throws IOException {
    var pids = new ArrayList<Long>();
    try (var files = Files.walk(data)) {
      for (var pidFile : files.filter(f -> f.endsWith("postmaster.pid")).toList()) {
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        pids.add(pid);
        ProcessHandle.of(pid).ifPresent(p -> p.children().forEach(c -> pids.add(c.pid())));
      }
    }
    return pids;
  }

  /** Stops it and its simulator and removes its folders. */
  @Override
  public void close() {
    try {
      process.stop();
    } finally {
      upstream.close();
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.println("left behind: " + folder + " (" + e + ")");
    }
  }
}
