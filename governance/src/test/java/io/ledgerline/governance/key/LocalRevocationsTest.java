package io.ledgerline.governance.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRevocationsTest {
  @TempDir Path folder;

  @Test
  void holdAcrossRestarts() throws Exception {
    Path file = folder.resolve("state").resolve("revoked");
    new LocalRevocations(file).revoke("k_1");

    var after = new LocalRevocations(file);

    assertThat(after.isRevoked("k_1")).isTrue();
    assertThat(after.isRevoked("k_2")).isFalse();
  }

  @Test
  void noticeWhatAnotherProcessAdds() throws Exception {
    var node = new LocalRevocations(folder.resolve("revoked"));
    int before = node.refresh();
    new LocalRevocations(folder.resolve("revoked")).revoke("k_1");

    int after = node.refresh();
    assertThat(after).isNotEqualTo(before);
    assertThat(node.isRevoked("k_1")).isTrue();
    assertThat(node.refresh()).isEqualTo(after);
  }

  @Test
  void takeKeyIdsOnly() throws Exception {
    var revocations = new LocalRevocations(folder.resolve("revoked"));

    assertThatThrownBy(() -> revocations.revoke("ll_secret"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
