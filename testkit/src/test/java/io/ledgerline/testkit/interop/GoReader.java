package io.ledgerline.testkit.interop;

import io.ledgerline.testkit.client.NodeClients;
import io.ledgerline.testkit.demo.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code testkit/clients/go}, built against Debian's golang.org/x/mod; offline, without modules.
 */
final class GoReader {
  private static final Path SOURCES = Path.of("/usr/share/gocode");
  private static final Path GO = Path.of("/usr/bin/go");
  private static final Duration BUILD = Duration.ofMinutes(3);
  private static final Duration READ = Duration.ofSeconds(30);

  private final Path program;

  private GoReader(Path program) {
    this.program = program;
  }

  /** Builds it in that folder; where Go or x/mod is missing, the test is skipped aloud. */
  static GoReader in(Path folder) throws Exception {
    NodeClients.present(GO, "Go (Debian: golang-go)");
    NodeClients.present(
        SOURCES.resolve("src/golang.org/x/mod/sumdb/tlog"),
        "Go's x/mod (Debian: golang-golang-x-mod-dev)");
    Path cache = Files.createDirectories(Checkout.root().resolve(".ledgerline/go-build"));
    Path program = folder.resolve("ledger");
    var built =
        NodeClients.run(
            Checkout.root().resolve("testkit/clients/go"),
            Map.of(
                "PATH",
                System.getenv("PATH"),
                "GO111MODULE",
                "off",
                "GOPATH",
                SOURCES.toString(),
                "GOCACHE",
                cache.toString(),
                "GOFLAGS",
                "",
                "CGO_ENABLED",
                "0"),
            BUILD,
            List.of(GO.toString(), "build", "-o", program.toString(), "ledger.go"));
    if (built.exitCode() != 0) {
      throw new AssertionError("go build: " + built.errors());
    }
    return new GoReader(program);
  }

  /** Runs it; the key is for Basic, and empty where a folder is read. */
  NodeClients.Ended read(String key, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return NodeClients.run(
        program.resolveSibling(""), Map.of("LEDGERLINE_KEY", key), READ, command);
  }
}
