package io.ledgerline.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.cli.output.Terminal;
import io.ledgerline.ledger.Receipt;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.verifier.ProofCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledgerline receipt}: from the receipt of a call to a proof that anyone can check. */
@Command(name = "receipt", description = "Turn a call's receipt into a proof, and check one.")
public final class ReceiptCommand {
  private final Terminal terminal;

  public ReceiptCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "prove", description = "Fetch the tlog-proof (C2SP) for a receipt.")
  int prove(
      @Mixin ServerOptions server,
      @Parameters(paramLabel = "RECEIPT", description = "Value of the header ledgerline-receipt.")
          String receipt,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "Where to write it; else standard output.")
          @Nullable Path output)
      throws Exception {
    var asked = receipt(receipt);
    var text = server.api(terminal).proof(asked.stream(), asked.index());
    if (!TlogProof.parse(text.getBytes(UTF_8)).includes(asked.leafHash())) {
      terminal.err().println("The server's proof is not for this receipt: what it has recorded at");
      terminal.err().println("that place is something else. Keep the receipt; verify the ledger.");
      return 1;
    }
    if (output == null) {
      terminal.out().print(text);
    } else {
      Files.writeString(terminal.folder().resolve(output), text);
    }
    return 0;
  }

  @Command(name = "verify", description = "Check a tlog-proof; asks no server.")
  int verify(
      @Parameters(paramLabel = "FILE", description = "The proof.") Path file,
      @Option(
              names = "--vkey",
              paramLabel = "VKEY",
              description = "The stream's verifier key, from somewhere else than the proof.")
          @Nullable List<String> vkeys,
      @Option(
              names = "--vkeys",
              paramLabel = "FILE",
              description = "A file of such keys, as keys ledger export prints them.")
          @Nullable Path vkeysFile,
      @Option(
              names = "--trust",
              paramLabel = "FILE",
              description = "Whom you trust outside: logs, witnesses and a quorum.")
          @Nullable Path trust,
      @Option(names = "--receipt", paramLabel = "RECEIPT", description = "The caller's receipt.")
          @Nullable String receipt,
      @Option(names = "--entry", paramLabel = "FILE", description = "The entry's exact bytes.")
          @Nullable Path entry) {
    var arguments = new ArrayList<String>();
    arguments.add(terminal.folder().resolve(file).toString());
    for (var vkey : vkeys == null ? List.<String>of() : vkeys) {
      arguments.addAll(List.of("--vkey", vkey));
    }
    if (vkeysFile != null) {
      arguments.addAll(List.of("--vkeys", terminal.folder().resolve(vkeysFile).toString()));
    }
    if (trust != null) {
      arguments.addAll(List.of("--trust", terminal.folder().resolve(trust).toString()));
    }
    if (receipt != null) {
      arguments.addAll(List.of("--receipt", receipt));
    }
    if (entry != null) {
      arguments.addAll(List.of("--entry", terminal.folder().resolve(entry).toString()));
    }
    return ProofCommand.run(arguments, terminal.out(), terminal.err());
  }

  private static Receipt receipt(String text) throws UsageException {
    try {
      return Receipt.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }
}
