package io.ledgerline.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void namesTheOptionThatGaveAFileWhichCannotBeRead() {
    var errors = new StringWriter();
    Path none = folder.resolve("nope.yaml");
    int code =
        new CommandLine(new DemoCommand())
            .setErr(new PrintWriter(errors, true))
            .execute("--data", "" + folder, "--models", "" + none);
    assertThat(code).isNotZero();
    assertThat(errors)
        .hasToString(
            "ledgerline can't start: --models: the file %s can't be read; check the path and its permissions%n"
                .formatted(none));
  }
}
