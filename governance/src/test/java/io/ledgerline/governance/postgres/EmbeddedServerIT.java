package io.ledgerline.governance.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {
  @TempDir Path folder;

  @Test
  void keepsCommittedRowsAndItsPortAcrossRestarts() throws Exception {
    try (Database first = open()) {
      insertTenant(first, "threadco");
    }
    String port = Files.readString(folder.resolve("port"));

    try (Database second = open()) {
      assertThat(tenants(second)).isEqualTo(1);
      assertThat(Files.readString(folder.resolve("port"))).isEqualTo(port);
    }
  }

  @Test
  void refusesASecondStartOnTheSameFolderInOneSentence() throws Exception {
    try (Database _ = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(DatabaseStartException.class)
          .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void choosesAndRemembersAnotherPortWhenItsOwnIsTaken() throws Exception {
    open().close();
    int port = port();

    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Database database = open()) {
      assertThat(port()).isNotEqualTo(port);
      assertThat(tenants(database)).isZero();
    }
  }

  @Test
  void stopsTheOrphanOfAKilledProcessAndLosesNothing() throws Exception {
    Process killed = startInAnotherProcess();
    PidFile orphan = pidFile();
    killed.destroyForcibly().waitFor();
    assertThat(orphan.isServerOf(data())).isTrue();

    try (Database database = open()) {
      assertThat(orphan.isServerOf(data())).isFalse();
      assertThat(tenants(database)).isEqualTo(1);
    }
  }

  @Test
  void endsAtOnceTheOrphanThatDoesNotStopInOrder() throws Exception {
    Process killed = startInAnotherProcess();
    PidFile orphan = pidFile();
    killed.destroyForcibly().waitFor();
    holdAProcessOf(server());

    try (var again = ServerFolder.take(folder)) {
      var binaries = Binaries.unpacked(TestDatabase.cache());
      EmbeddedServer.start(again, binaries, Duration.ofSeconds(1)).close();
      assertThat(orphan.isServerOf(data())).isFalse();
    }
  }

  /** A server that stops in order waits for its writer; one that is held can only be killed. */
  private static void holdAProcessOf(ProcessHandle server) throws Exception {
    var own = server.children().filter(EmbeddedServerIT::isWriter).findFirst().orElseThrow();
    int held = new ProcessBuilder("kill", "-STOP", Long.toString(own.pid())).start().waitFor();
    assertThat(held).isZero();
  }

  private static boolean isWriter(ProcessHandle process) {
    try {
      var command = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.readString(command).contains("background writer");
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void startsAgainWhenTheServerIsKilledUnderneath() throws Exception {
    try (Database database = open()) {
      insertTenant(database, "threadco");
      ProcessHandle server = server();

      server.destroyForcibly();
      server.onExit().get(30, TimeUnit.SECONDS);

      awaitAnotherServer(server);
      assertThat(tenantsOnceAnswered(database)).isEqualTo(1);
    }
  }

  @Test
  void hidesItsPasswordsFromOtherUsers() throws Exception {
    open().close();

    assertThat(Files.getPosixFilePermissions(folder.resolve("passwords")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder.resolve("initdb.password")).doesNotExist();
  }

  @Test
  void setsUpAgainWhatWasCutShortTheFirstTime() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("PG_VERSION"), "18\n");

    try (Database database = open()) {
      assertThat(tenants(database)).isZero();
    }
  }

  @Test
  void setsUpAgainWhatMayNotBeOnTheDiskThoughAServerRunsOnIt() throws Exception {
    Process killed = startInAnotherProcess();
    PidFile orphan = pidFile();
    killed.destroyForcibly().waitFor();
    Files.delete(folder.resolve("initialized"));

    try (Database database = open()) {
      assertThat(orphan.isServerOf(data())).isFalse();
      assertThat(tenants(database)).isZero();
      assertThat(folder.resolve("initialized")).exists();
    }
  }

  @Test
  void refusesAnExternalRoleThatBypassesTheWalls() throws Exception {
    try (Database _ = open()) {
      var passwords = ServerFolderPasswords.of(folder);
      var owner = passwords.credential("ledgerline_owner");
      var external =
          new DatabaseConfig.External(
              "jdbc:postgresql://127.0.0.1:" + port() + "/ledgerline",
              passwords.credential("ledgerline_migrator"),
              owner,
              passwords.credential("ledgerline_system"));

      assertThatThrownBy(() -> Database.open(external))
          .isInstanceOf(DatabaseStartException.class)
          .hasMessageContaining("ledgerline_owner may see rows of every tenant");
    }
  }

  @Test
  void usesAnExternalDatabaseByOneSetting() throws Exception {
    try (Database embedded = open()) {
      insertTenant(embedded, "threadco");
      var passwords = ServerFolderPasswords.of(folder);
      var external =
          new DatabaseConfig.External(
              "jdbc:postgresql://127.0.0.1:" + port() + "/ledgerline",
              passwords.credential("ledgerline_migrator"),
              passwords.credential("ledgerline_app"),
              passwords.credential("ledgerline_system"));

      try (Database database = Database.open(external)) {
        assertThat(tenants(database)).isEqualTo(1);
      }
      assertThat(embedded.reachable()).isTrue();
    }
  }

  private Database open() throws DatabaseStartException {
    return Database.open(new DatabaseConfig.Embedded(folder, TestDatabase.cache()));
  }

  /** Runs {@link StartAndWait} until it has committed a row. */
  private Process startInAnotherProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartAndWait.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.equals("ready")) {
          return process;
        }
      }
    }
    throw new IOException("the other process ended early");
  }

  private ProcessHandle server() throws IOException {
    return ProcessHandle.of(pidFile().pid()).orElseThrow();
  }

  private PidFile pidFile() throws IOException {
    return PidFile.read(data()).orElseThrow();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private int port() throws IOException {
    return Integer.parseInt(Files.readString(folder.resolve("port")).strip());
  }

  private void awaitAnotherServer(ProcessHandle killed) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (PidFile.read(data()).map(PidFile::pid).orElse(killed.pid()) == killed.pid()) {
      assertThat(System.nanoTime()).as("another server").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /**
   * A server process outlives the postmaster that was killed by a moment: the pool may still lend
   * its connection, whose next statement fails.
   */
  private static long tenantsOnceAnswered(Database database) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        return tenants(database);
      } catch (DatabaseException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  static void insertTenant(Database database, String tenant) {
    database.inOrganization(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "insert into governance.tenant (tenant, commitment_key, revision) values (?, ?, 1)")) {
            statement.setString(1, tenant);
            statement.setBytes(2, new byte[32]);
            return statement.executeUpdate();
          }
        });
  }

  static long tenants(Database database) {
    return database.inOrganization(
        connection -> {
          try (var statement = connection.createStatement();
              ResultSet row = statement.executeQuery("select count(*) from governance.tenant")) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
