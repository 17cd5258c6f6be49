package io.ledgerline.governance.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The files of a database cluster: made once, by the version of PostgreSQL that made them. */
record Cluster(ServerFolder folder, Binaries binaries, Privileges privileges) {
  private static final String MAJOR = "18";

  /** Runs {@code initdb} unless it was done; one that was cut short is done again. */
  void createIfMissing() throws DatabaseStartException, IOException, InterruptedException {
    Path done = folder.path().resolve("initialized");
    if (Files.exists(done)) {
      requireVersion();
      return;
    }
    clear();
    create();
    Files.createFile(done);
  }

  private void requireVersion() throws IOException, DatabaseStartException {
    String major = Files.readString(folder.data().resolve("PG_VERSION")).strip();
    if (!major.equals(MAJOR)) {
      throw new DatabaseStartException(
          "The data in %s was made by PostgreSQL %s, this is %s: export it with the old version first."
              .formatted(folder.path(), major, MAJOR));
    }
  }

  private void clear() throws IOException {
    try (var paths = Files.walk(folder.data())) {
      for (Path path : paths.toList().reversed()) {
        if (!path.equals(folder.data())) {
          Files.delete(path);
        }
      }
    }
  }

  private void create() throws IOException, InterruptedException, DatabaseStartException {
    Path password = folder.path().resolve("initdb.password");
    ServerFolder.replace(password, folder.credential(ServerFolder.OWNER).password() + "\n");
    try {
      privileges.give(password);
      run(password);
    } finally {
      Files.deleteIfExists(password);
    }
  }

  private void run(Path password) throws IOException, InterruptedException, DatabaseStartException {
    List<String> command =
        privileges.words(
            List.of(
                binaries.program("initdb").toString(),
                "-D",
                folder.data().toString(),
                "-U",
                ServerFolder.OWNER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.startLog().toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new DatabaseStartException(
          "The embedded PostgreSQL could not be set up in %s: %s"
              .formatted(
                  folder.path(), Files.readString(folder.startLog(), StandardCharsets.ISO_8859_1)));
    }
  }
}
