package io.ledgerline.server.demo;

import io.ledgerline.governance.apply.SourceFile;
import io.ledgerline.governance.key.KeySecret;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import io.ledgerline.server.Places;
import io.ledgerline.server.assembly.Node;
import io.ledgerline.server.assembly.TakenUp;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.server.config.OwnModel;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.server.process.DataFolder;
import io.ledgerline.simulator.SimulatorConfig;
import io.ledgerline.simulator.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything embedded: simulator, gateway with its stores, and the sample brands applied. */
final class Demo implements AutoCloseable {
  private static final String CREDENTIAL = "ANTHROPIC_API_KEY";

  /** It tells what reached it, so that people see what left; on the loopback address only. */
  private static final SimulatorConfig SIMULATOR =
      SimulatorConfig.defaults().recording(200, 64 * 1024, true);

  private final @Nullable SimulatorServer simulator;
  private final Node node;
  private final DemoFile file;
  private final Path data;

  private Demo(@Nullable SimulatorServer simulator, Node node, DemoFile file, Path data) {
    this.simulator = simulator;
    this.node = node;
    this.file = file;
    this.data = data;
  }

  /**
   * Starts it; returns when calls are answered. The demo's file is not written yet.
   *
   * @param upstream a real upstream, or null for the simulator
   * @param models that read texts of calls
   */
  static Demo start(int port, Path data, @Nullable URI upstream, List<OwnModel> models)
      throws Exception {
    removeWhatACrashLeft(data);
    var simulator = upstream == null ? SimulatorServer.start(SIMULATOR) : null;
    try {
      var environment = new HashMap<>(System.getenv());
      if (simulator != null) {
        environment.put(CREDENTIAL, "simulator");
      }
      var target = simulator == null ? upstream : simulator.url();
      var config = config(port, data, target, simulator != null).withModels(models);
      var node = Node.start(config, environment);
      try {
        return new Demo(simulator, node, setUp(node, data, simulator), data);
      } catch (Exception e) {
        node.close();
        throw e;
      }
    } catch (Exception e) {
      if (simulator != null) {
        simulator.close();
      }
      throw e;
    }
  }

  /** Only whoever can claim the folder may remove the file: it may belong to a demo that runs. */
  private static void removeWhatACrashLeft(Path data) {
    try (var claimed = DataFolder.claim(data)) {
      DemoFile.remove(claimed.path());
    }
  }

  private static ServerConfig config(
      int port, Path data, @Nullable URI upstream, boolean simulated) {
    return ConfigReader.parse(
        """
        listen: {host: 127.0.0.1, port: %d}
        data: %s
        origin: demo.ledgerline.internal
        upstream: {url: "%s", credential: "env:%s", simulated: %s, pass_headers: [%s]}
        log: {level: warn}
        """
            .formatted(
                port,
                quoted(data),
                upstream,
                CREDENTIAL,
                simulated,
                // By which a call says what the simulator is to do.
                simulated ? "x-simulator" : ""));
  }

  private static String quoted(Path path) {
    return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
  }

  private static DemoFile setUp(Node node, Path data, @Nullable SimulatorServer simulator)
      throws Exception {
    var governance = node.governance();
    var plan = governance.apply().plan(new Scope.Organization(), samples());
    if (!plan.isSound()) {
      throw new ConfigException(
          "examples/shopmate", plan.problems().getFirst().toString(), "mend the sample");
    }
    var version = governance.apply().execute(plan, Actor.SYSTEM).version();
    var policies = governance.policies();
    taken(() -> policies.current().number() >= Long.parseLong(version.substring(1)));
    var keys = new DemoKeys(governance, DemoSecrets.read(data));
    var callers = keys.callers();
    var admin = keys.admin();
    var secrets = new LinkedHashMap<String, String>();
    callers.forEach((name, secret) -> secrets.put(DemoKeys.named(name), secret));
    secrets.put(DemoKeys.ADMIN, admin);
    DemoSecrets.write(data, secrets);
    taken(
        () ->
            secrets.values().stream()
                .allMatch(secret -> policies.current().key(KeySecret.sha256(secret)) != null));
    return new DemoFile(
        node.url(),
        node.url().resolve("/console/"),
        admin,
        callers,
        simulator == null ? null : simulator.url().resolve("/simulator/requests"));
  }

  private static void taken(BooleanSupplier there) {
    if (!TakenUp.await(there)) {
      throw new IllegalStateException("the sample's settings were not taken up within seconds");
    }
  }

  private static List<SourceFile> samples() throws IOException {
    var folder = Places.home().resolve("examples").resolve("shopmate");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().map(Demo::read).toList();
    } catch (IOException e) {
      throw new ConfigException(
          "examples/shopmate",
          "the folder " + folder + " can't be read",
          "start the demo with ./ledgerline from a checkout");
    }
  }

  private static SourceFile read(Path file) {
    try {
      return new SourceFile(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ConfigException("" + file, "can't be read", "check its permissions");
    }
  }

  URI url() {
    return node.url();
  }

  DemoFile file() {
    return file;
  }

  boolean simulated() {
    return simulator != null;
  }

  int interrupted() {
    return node.interrupted();
  }

  /** Tells other programs that the demo is ready. */
  void announce() {
    file.write(data);
  }

  @Override
  public void close() {
    DemoFile.remove(data);
    node.close();
    if (simulator != null) {
      simulator.close();
    }
  }
}
