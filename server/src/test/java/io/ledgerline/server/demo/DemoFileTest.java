package io.ledgerline.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadAgainAndOnlyTheOwnerMay() throws Exception {
    var url = URI.create("http://127.0.0.1:1");
    var file =
        new DemoFile(url, url.resolve("/console/"), "ll_admin", Map.of("threadco", "ll_k"), null);
    file.write(folder);
    assertThat(DemoFile.read(folder)).contains(file);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve(DemoFile.NAME))))
        .isEqualTo("rw-------");
    DemoFile.remove(folder);
    assertThat(DemoFile.read(folder)).isEmpty();
  }
}
