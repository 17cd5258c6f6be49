package io.ledgerline.server;

import io.ledgerline.server.assembly.Node;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.ConfigReader;
import io.ledgerline.server.process.ProcessLog;
import io.ledgerline.server.process.Stop;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the gateway in earnest, from a configuration file, until it is told to stop. */
@Command(name = "serve", description = "Run the gateway from a configuration file (docs/serve.md).")
final class ServeCommand implements Callable<Integer> {
  private static final int CONFIGURATION = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; ledgerline.yaml in the current folder by default.")
  private Path config = Path.of("ledgerline.yaml");

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    try {
      var settings = ConfigReader.read(config);
      ProcessLog.configure(settings.log());
      try (var stop = Stop.onSignal();
          var node = Node.start(settings, System.getenv())) {
        node.bootstrapKey().ifPresent(file -> out.println("bootstrap admin key: in " + file));
        out.println("ledgerline serves on " + node.url());
        out.flush();
        stop.await();
      }
      return 0;
    } catch (ConfigException e) {
      spec.commandLine().getErr().println("ledgerline can't start: " + e.getMessage());
      return CONFIGURATION;
    }
  }
}
