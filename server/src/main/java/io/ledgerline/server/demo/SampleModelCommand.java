package io.ledgerline.server.demo;

import io.ledgerline.models.ModelFiles;
import io.ledgerline.simulator.onnx.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model to try models with: it knows one word by heart, in the files of a real export. */
@Command(
    name = "model",
    description = {
      "Write a tiny model of your own to try models with, and the setting that names it.",
      "It finds the word 'zorvax' and nothing else."
    })
final class SampleModelCommand implements Callable<Integer> {
  private static final String SETTING =
      """
      models:
        cases:
          folder: '%s'
          sha256:
            model: %s
            tokenizer: %s
            config: %s
          labels:
            CASE: {type: CASE_NAME, category: trade_secret}
      """;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "Where to write it; must not exist.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    Path at = folder.toAbsolutePath().normalize();
    var out = spec.commandLine().getOut();
    if (Files.exists(at)) {
      spec.commandLine().getErr().println("folder " + at + " exists already; name a new one");
      return 2;
    }
    TinyModel.ofValues(Map.of("zorvax", "CASE")).writeTo(at);
    ModelFiles files = ModelFiles.in(at);
    Path setting = at.resolve("ledgerline.yaml");
    Files.writeString(
        setting,
        SETTING.formatted(
            at.toString().replace("'", "''"), files.model(), files.tokenizer(), files.config()));
    out.println("Written: " + at + ", and the setting that names it. Now, in two terminals:");
    out.println("  ./ledgerline demo --models " + setting);
    out.println("  ./ledgerline demo privacy --text 'Zorvax went to trial on Monday.'");
    return 0;
  }
}
