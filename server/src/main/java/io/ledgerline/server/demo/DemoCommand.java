package io.ledgerline.server.demo;

import io.ledgerline.server.Places;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.server.config.OwnModel;
import io.ledgerline.server.process.Stop;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything embedded with the sample brands, and says what to try. */
@Command(
    name = "demo",
    description = {
      "Start everything in one process with three sample brands, and say what to try.",
      "Claude is a simulator unless --upstream names a real one."
    },
    subcommands = {
      DuelCommand.class,
      TamperCommand.class,
      PrivacyCommand.class,
      AttacksCommand.class,
      SampleModelCommand.class
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int USUAL_PORT = 8484;
  private static final int CONFIGURATION = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "TCP port; without it 8484, or a free one where that is taken.")
  private @Nullable Integer port;

  @Option(names = "--data", paramLabel = "DIR", description = "Folder of ledger and database.")
  private Path data = Places.demoData();

  @Option(
      names = "--upstream",
      paramLabel = "URL",
      description = "A real upstream; its key comes from ANTHROPIC_API_KEY.")
  private @Nullable URI upstream;

  @Option(
      names = "--models",
      paramLabel = "FILE",
      description = "Let the models of that configuration read along (docs/models.md).")
  private @Nullable Path models;

  @Option(names = "--no-traffic", description = "Send no calls at the start.")
  private boolean noTraffic;

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    try (var stop = Stop.onSignal();
        var demo = Demo.start(port == null ? freePort(out) : port, data, upstream, own())) {
      var screen = new DemoScreen(out, demo, data);
      screen.greet();
      if (!noTraffic) {
        try (var caller = new DemoCaller(demo.url())) {
          screen.traffic(new DemoTraffic(caller, demo.file().keys()).run());
        }
      }
      demo.announce();
      screen.commands();
      stop.await();
      return 0;
    } catch (ConfigException e) {
      spec.commandLine().getErr().println("ledgerline can't start: " + e.getMessage());
      return CONFIGURATION;
    }
  }

  private List<OwnModel> own() {
    return models == null ? List.of() : ConfigReader.read(models, "--models").models();
  }

  private static int freePort(PrintWriter out) throws IOException {
    try (var usual = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
      return usual.getLocalPort();
    } catch (IOException e) {
      out.println("Port " + USUAL_PORT + " is taken; using a free one (choose with --port N).");
      return 0;
    }
  }

  /** One start, a little traffic, one stop: for the launcher's start-up cache. */
  public static void runOnce(Path folder) throws Exception {
    Files.createDirectories(folder);
    try (var demo = Demo.start(0, folder, null, List.of());
        var caller = new DemoCaller(demo.url())) {
      new DemoTraffic(caller, demo.file().keys()).run();
    }
  }
}
