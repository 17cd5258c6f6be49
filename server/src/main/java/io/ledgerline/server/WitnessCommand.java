package io.ledgerline.server;

import io.ledgerline.anchors.witness.Witness;
import io.ledgerline.anchors.witness.WitnessFolder;
import io.ledgerline.anchors.witness.WitnessServer;
import io.ledgerline.ledger.trust.TrustFile;
import io.ledgerline.server.process.Stop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A witness for other people's logs: needs neither database nor configuration. */
@Command(
    name = "witness",
    description = "Watch logs of others, and sign what only ever grows (docs/anchors.md).")
final class WitnessCommand implements Callable<Integer> {
  private static final int FAILED = 2;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  private static int failed(CommandSpec spec, Exception e) {
    spec.commandLine().getErr().println("ledgerline witness: " + e.getMessage());
    return FAILED;
  }

  @Command(name = "init", description = "Make a witness: a key and an empty memory in one folder.")
  int init(
      @Option(names = "--folder", required = true, description = "Where it lives.") Path folder,
      @Option(
              names = "--name",
              required = true,
              description = "Its name, a schema-less URL such as witness.example/w1.")
          String name) {
    try {
      WitnessFolder.make(folder, name, new SecureRandom());
      return keys(folder);
    } catch (IOException | IllegalArgumentException e) {
      return failed(spec, e);
    }
  }

  @Command(name = "keys", description = "Print the verifier keys that others check it with.")
  int keys(
      @Option(names = "--folder", required = true, description = "Where it lives.") Path folder) {
    try (var opened = WitnessFolder.open(folder)) {
      opened
          .signers(Clock.systemUTC())
          .forEach(each -> spec.commandLine().getOut().println(each.verifierKey().vkey()));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      return failed(spec, e);
    }
  }

  @Command(name = "serve", description = "Answer logs until told to stop.")
  int serve(
      @Option(names = "--folder", required = true, description = "Where it lives.") Path folder,
      @Option(
              names = "--logs",
              required = true,
              description = "Which logs it watches: log and signer lines; read again on change.")
          Path logs,
      @Option(
              names = "--host",
              defaultValue = "127.0.0.1",
              description = "Address to bind (${DEFAULT-VALUE}); HTTP, put a TLS proxy in front.")
          String host,
      @Option(names = "--port", defaultValue = "8485", description = "Port (${DEFAULT-VALUE}).")
          int port)
      throws Exception {
    try (var stop = Stop.onSignal();
        var opened = WitnessFolder.open(folder)) {
      var witness = new Witness(opened, new LogsFile(logs), Clock.systemUTC());
      try (var server = WitnessServer.start(witness, new InetSocketAddress(host, port))) {
        var out = spec.commandLine().getOut();
        out.println("witness serves on http://" + host + ":" + server.address().getPort());
        witness.vkeys().forEach(out::println);
        out.flush();
        stop.await();
      }
      return 0;
    } catch (IOException | IllegalArgumentException e) {
      return failed(spec, e);
    }
  }

  /** The watched logs, read again when the file changes; a bad change keeps the old ones. */
  private static final class LogsFile implements Supplier<TrustFile> {
    private static final Logger log = LoggerFactory.getLogger(WitnessCommand.class);
    private static final long MOST_BYTES = 64L << 20;

    private final Path file;
    private FileTime seen;
    private TrustFile logs;

    LogsFile(Path file) throws IOException {
      this.file = file;
      this.seen = Files.getLastModifiedTime(file);
      this.logs = read();
    }

    private TrustFile read() throws IOException {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException(file + " is longer than 64 MiB; it is no list of logs");
      }
      return TrustFile.parse(Files.readString(file));
    }

    @Override
    public synchronized TrustFile get() {
      try {
        FileTime now = Files.getLastModifiedTime(file);
        if (!now.equals(seen)) {
          seen = now;
          logs = read();
          log.info("watching {} keys of logs", logs.logs().size() + logs.signers().size());
        }
      } catch (IOException | IllegalArgumentException e) {
        log.warn("{} is not taken, the logs before it are watched on: {}", file, e.getMessage());
      }
      return logs;
    }
  }
}
