package io.ledgerline.server;

import io.ledgerline.cli.Cli;
import io.ledgerline.cli.output.Terminal;
import io.ledgerline.server.assembly.Build;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.server.demo.DemoCommand;
import io.ledgerline.server.policy.TriedHere;
import io.ledgerline.server.process.ProcessLog;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The one entry point of the program. */
@Command(
    name = "ledgerline",
    description = "Governance gateway and audit platform for Claude.",
    versionProvider = Main.Version.class,
    subcommands = {
      ServeCommand.class,
      WitnessCommand.class,
      LedgerCommand.class,
      DemoCommand.class,
      WarmUpCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "The launcher itself knows: test [--full], benchmark [--quick], format, build.",
      "Pages by task are in docs/."
    })
public final class Main implements Callable<Integer> {
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("unused") // picocli answers it
  private boolean version;

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs a command and ends the process with its exit code ({@code docs/cli.md}). */
  public static void main(String[] arguments) {
    ProcessLog.configure(new ServerConfig.Log("text", "info"));
    var line = Cli.commandLine(new Main(), Terminal.system(), new TriedHere(), arguments);
    System.exit(line.execute(arguments));
  }

  /** Without a command: what there is. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ledgerline " + Build.VERSION};
    }
  }
}
