package io.ledgerline.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.server.config.ConfigReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SampleModelCommandTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsAModelUnderASettingThatNamesIt() throws Exception {
    Path model = folder.resolve("it's a model");
    assertThat(command(new StringWriter()).execute(model.toString())).isZero();

    var own = ConfigReader.read(model.resolve("ledgerline.yaml")).models();
    assertThat(own).hasSize(1);
    own.getFirst().files().check();
    assertThat(own.getFirst().card().types()).containsKey("CASE_NAME");
  }

  @Test
  void aFolderThatExistsIsLeftAlone() {
    var errors = new StringWriter();
    assertThat(command(errors).execute(folder.toString())).isEqualTo(2);
    assertThat(errors.toString()).contains("exists already");
    assertThat(folder).isEmptyDirectory();
  }

  private static CommandLine command(StringWriter errors) {
    return new CommandLine(new SampleModelCommand())
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(errors));
  }
}
