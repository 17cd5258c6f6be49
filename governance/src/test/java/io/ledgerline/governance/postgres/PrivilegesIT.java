package io.ledgerline.governance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only root has to leave root; elsewhere these have nothing to show. */
class PrivilegesIT {
  @TempDir Path folder;

  private Path data;
  private Path program;

  @BeforeEach
  void onlyAsRoot() throws Exception {
    assumeTrue(Privileges.isRoot(), "not root");
    data = Files.createDirectory(folder.resolve("data"));
    program = Binaries.unpacked(TestDatabase.cache()).program("postgres");
  }

  @Test
  void runsAsNobodyWhereNobodyCanReachTheData() throws Exception {
    openFor("rwx--x--x");

    Privileges found = Privileges.find(data, program);

    assertThat(found.prefix()).first().isEqualTo("setpriv");
    assertThat(Files.getAttribute(data, "unix:uid")).isEqualTo(65534);
  }

  @Test
  void takesAUserNamespaceWhereNobodyCannotReachTheData() throws Exception {
    openFor("rwx------");

    Privileges found = Privileges.find(data, program);

    assertThat(found.prefix()).first().isEqualTo("unshare");
    assertThat(Files.getAttribute(data, "unix:uid")).isEqualTo(0);
  }

  @Test
  void saysWhatToDoWhereNoWayWorks() throws Exception {
    openFor("rwx------");
    var nowhere = List.of(new Privileges(List.of("no-such-program"), 65534));

    assertThatThrownBy(() -> Privileges.find(nowhere, data, program))
        .isInstanceOf(DatabaseStartException.class)
        .hasMessageContaining("run as a normal user, or use an external database");
  }

  @Test
  void keepsItsDataWhenTheWayChangesBetweenStarts() throws Exception {
    var config = new DatabaseConfig.Embedded(folder.resolve("server"), TestDatabase.cache());
    openFor("rwx--x--x");
    try (Database asNobody = Database.open(config)) {
      EmbeddedServerIT.insertTenant(asNobody, "threadco");
    }

    openFor("rwx------");
    try (Database inNamespace = Database.open(config)) {
      assertThat(EmbeddedServerIT.tenants(inNamespace)).isEqualTo(1);
    }
  }

  private void openFor(String permissions) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }
}
