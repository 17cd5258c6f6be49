package io.ledgerline.server;

import io.ledgerline.server.demo.DemoCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** One short run of everything, from which the launcher makes its start-up cache. */
@Command(name = "warm-up", hidden = true, description = "Run everything once, briefly.")
final class WarmUpCommand implements Callable<Integer> {
  @Override
  public Integer call() throws Exception {
    var folder = Files.createTempDirectory("ledgerline-warm-up");
    try {
      DemoCommand.runOnce(folder);
      return 0;
    } finally {
      delete(Places.state(folder));
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.toList().reversed()) {
        Files.delete(path);
      }
    }
  }
}
