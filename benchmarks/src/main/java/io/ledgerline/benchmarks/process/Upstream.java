package io.ledgerline.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts the upstream that all peers of a run share; a call straight to it is the base line. */
final class Upstream {
  private Upstream() {}

  static Peer start(Path folder) throws IOException, InterruptedException {
    var ready = folder.resolve("upstream.port");
    var child =
        Child.java(
            "upstream",
            folder,
            Map.of(),
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"),
            FixedUpstream.class.getName(),
            List.of(ready.toString()));
    child.await(() -> Files.exists(ready), Duration.ofSeconds(20));
    int port = Integer.parseInt(Files.readString(ready));
    return new Peer("direct", port, Map.of(), child::tree, List::of, child);
  }
}
