package io.ledgerline.governance.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The files of a database cluster: made once, by the version of PostgreSQL that made them. */
record Cluster(ServerFolder folder, Binaries binaries, Privileges privileges) {
  private static final String MAJOR = "18";

  /**
   * Runs {@code initdb} unless it was done; one that was cut short is done again.
   *
   * @return what writes the new files through to the disk, while the server starts on them already;
   *     {@link #settle} must wait for it. Null where they are there
   */
  @Nullable Process createIfMissing()
      throws DatabaseStartException, IOException, InterruptedException {
    if (Files.exists(done())) {
      requireVersion();
      return null;
    }
    clear();
    create();
    return start("-D", folder.data().toString(), "--sync-only");
  }

  /** Waits until the files are on the disk. Only then does a later start find them as they are. */
  void settle(Process syncing) throws DatabaseStartException, IOException, InterruptedException {
    require(syncing);
    Files.createFile(done());
  }

  private Path done() {
    return folder.path().resolve("initialized");
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
    require(
        start(
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
            "--no-instructions",
            "--no-sync"));
  }

  /** The server's own log is another file: it may run beside. */
  private Path log() {
    return folder.path().resolve("initdb.log");
  }

  private Process start(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(binaries.program("initdb").toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(privileges.words(command))
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private void require(Process process)
      throws IOException, InterruptedException, DatabaseStartException {
    if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new DatabaseStartException(
          "The embedded PostgreSQL could not be set up in %s: %s"
              .formatted(folder.path(), Files.readString(log(), StandardCharsets.ISO_8859_1)));
    }
  }
}
