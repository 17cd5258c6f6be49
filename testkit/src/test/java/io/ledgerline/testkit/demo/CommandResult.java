package io.ledgerline.testkit.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a command of the product ended.
 *
 * @param output both streams as they came
 */
public record CommandResult(int exitCode, String output) {
  static CommandResult of(Path folder, String... arguments) throws IOException {
    var log = Files.createTempFile(folder, "command", ".log");
    var state = Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
    var process = ProductProcess.start(log, state, List.of(arguments));
    return new CommandResult(process.join(), process.output());
  }
}
