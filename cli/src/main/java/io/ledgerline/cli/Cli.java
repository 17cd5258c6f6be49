package io.ledgerline.cli;

import io.ledgerline.cli.api.ApiException;
import io.ledgerline.cli.command.ApplyCommand;
import io.ledgerline.cli.command.ApprovalsCommand;
import io.ledgerline.cli.command.AuditCommand;
import io.ledgerline.cli.command.CallsCommand;
import io.ledgerline.cli.command.EraseCommand;
import io.ledgerline.cli.command.EvidenceCommand;
import io.ledgerline.cli.command.GetCommand;
import io.ledgerline.cli.command.HoldCommand;
import io.ledgerline.cli.command.KeysCommand;
import io.ledgerline.cli.command.LedgerKeysCommand;
import io.ledgerline.cli.command.PolicyCommand;
import io.ledgerline.cli.command.PolicyTemplatesCommand;
import io.ledgerline.cli.command.ReceiptCommand;
import io.ledgerline.cli.command.ReportCommand;
import io.ledgerline.cli.command.RetentionCommand;
import io.ledgerline.cli.command.UnsetCommand;
import io.ledgerline.cli.command.UsageException;
import io.ledgerline.cli.command.VaultKeysCommand;
import io.ledgerline.cli.command.VerifyFolderCommand;
import io.ledgerline.cli.evaluate.EvaluateCommand;
import io.ledgerline.cli.output.Terminal;
import io.ledgerline.cli.policy.PolicyBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the commands together, and turns every error into one sentence and an exit code. */
public final class Cli {
  private Cli() {}

  /** The commands that talk to a server or verify, to be added to the main command. */
  public static List<Object> commands(Terminal terminal, PolicyBench bench) {
    return List.of(
        new ApplyCommand(terminal),
        new GetCommand(terminal),
        new UnsetCommand(terminal),
        new KeysCommand(terminal),
        new AuditCommand(terminal),
        new ReportCommand(terminal),
        new CallsCommand(terminal),
        new ApprovalsCommand(terminal),
        new HoldCommand(terminal),
        new EraseCommand(terminal),
        new RetentionCommand(terminal),
        new ReceiptCommand(terminal),
        new EvidenceCommand(terminal),
        new VerifyFolderCommand(terminal),
        new PolicyCommand(terminal, bench),
        new EvaluateCommand(terminal, bench));
  }

  /** The whole command line, without what tries policies on this machine. */
  public static CommandLine commandLine(Object main, Terminal terminal) {
    return commandLine(main, terminal, PolicyBench.NONE);
  }

  /**
   * The whole command line: the main command, its own subcommands, and {@link #commands}.
   *
   * @param main an object with picocli's {@code @Command}
   * @param bench tries policies and reads their files
   */
  public static CommandLine commandLine(Object main, Terminal terminal, PolicyBench bench) {
    return commandLine(main, terminal, bench, new String[0]);
  }

  /**
   * As above for these arguments: where the first names a subcommand of main's own, {@link
   * #commands} are left out, since reading them all takes longer than a server may take to start.
   */
  public static CommandLine commandLine(
      Object main, Terminal terminal, PolicyBench bench, String[] arguments) {
    var line = new CommandLine(main);
    if (!names(line, arguments)) {
      for (var command : commands(terminal, bench)) {
        line.addSubcommand(withSubcommands(command, terminal));
      }
    }
    help(line);
    line.setOut(new PrintWriter(terminal.out(), true));
    line.setErr(new PrintWriter(terminal.err(), true));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setUsageHelpWidth(Math.max(55, terminal.width()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((wrong, _) -> usage(wrong, terminal));
    line.setExecutionExceptionHandler((failed, command, result) -> failed(failed, terminal));
    return line;
  }

  private static boolean names(CommandLine line, String[] arguments) {
    var own = arguments.length == 0 ? null : line.getSubcommands().get(arguments[0]);
    return own != null && !(own.getCommandSpec().userObject() instanceof CommandLine.HelpCommand);
  }

  private static Object withSubcommands(Object command, Terminal terminal) {
    return switch (command) {
      case KeysCommand keys ->
          new CommandLine(keys)
              .addSubcommand(new LedgerKeysCommand(terminal))
              .addSubcommand(new VaultKeysCommand(terminal));
      case PolicyCommand policy ->
          new CommandLine(policy).addSubcommand(new PolicyTemplatesCommand(terminal));
      default -> command;
    };
  }

  private static void help(CommandLine line) {
    var spec = line.getCommandSpec();
    if (spec.findOption("--help") == null) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help.")
              .build());
    }
    line.getSubcommands().values().forEach(Cli::help);
  }

  private static int usage(ParameterException wrong, Terminal terminal) {
    var command = wrong.getCommandLine();
    terminal.err().println(sentence(wrong));
    if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
      terminal.err().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  private static int failed(Exception failed, Terminal terminal) {
    terminal.err().println(terminal.red("error") + ": " + sentence(failed));
    return switch (failed) {
      case ApiException refused -> ExitCode.of(refused);
      case UsageException wrong -> ExitCode.USAGE;
      default -> ExitCode.FAILED;
    };
  }

  private static String sentence(Exception failed) {
    var message = failed.getMessage();
    var known =
        message == null
            ? failed.getClass().getSimpleName()
            : message.lines().findFirst().orElse("");
    return switch (failed) {
      case NoSuchFileException missing -> "there is no file " + missing.getFile();
      case IOException io -> "reading or writing failed: " + known;
      default -> known;
    };
  }
}
