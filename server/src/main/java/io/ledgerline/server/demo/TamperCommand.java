package io.ledgerline.server.demo;

import io.ledgerline.server.Places;
import io.ledgerline.verifier.drill.Drill;
import io.ledgerline.verifier.drill.DrillCommand;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tampers with a copy of the demo's ledger in every way known and lets the verifier find each. */
@Command(
    name = "tamper",
    description = "Tamper with a copy of the ledger in every way known, and see each one found.")
final class TamperCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", description = "The demo's folder.")
  private Path data = Places.demoData();

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    var ledger = data.resolve("ledger");
    if (!Files.isDirectory(ledger.resolve("streams"))) {
      out.println("No ledger in " + data + ": start the demo first (./ledgerline demo).");
      return 2;
    }
    int exit = DrillCommand.run(ledger, Drill.SAMPLE_BYTES, line -> say(out, line));
    say(out, "");
    say(
        out,
        exit == 0
            ? "Found and named, every one. The running demo's own ledger was not touched."
            : "Not everything was found, or the ledger was not whole. Please report it.");
    return exit;
  }

  private static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush(); // each as it is done
  }
}
