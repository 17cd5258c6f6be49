package io.ledgerline.server.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.server.config.ConfigException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temp;

  @Test
  void aSecondClaimIsRefusedAndNamesTheHolder() {
    var path = temp.resolve("data");
    try (var first = DataFolder.claim(path)) {
      first.announce("process 4711 (http://127.0.0.1:8484)");
      assertThatThrownBy(() -> DataFolder.claim(path))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("process 4711 (http://127.0.0.1:8484)");
    }
  }

  @Test
  void aReleasedFolderCanBeClaimedAgain() {
    var path = temp.resolve("data");
    DataFolder.claim(path).close();
    try (var again = DataFolder.claim(path)) {
      assertThat(again.path()).isEqualTo(path);
    }
  }
}
