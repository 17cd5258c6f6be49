package io.ledgerline.governance.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL, started and stopped by this process, on loopback with durable settings. When
 * it ends by itself it is started again on the same port.
 */
final class EmbeddedServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);
  private static final int PORT_ATTEMPTS = 3;

  /** How long a server may take to stop in one way before it is stopped in a harder one. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How much longer {@code pg_ctl} itself may take to say so. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** The path of a socket must fit into 107 bytes; its name takes up to 15 of them. */
  private static final int SOCKET_FOLDER_LIMIT = 92;

  /** How {@code pg_ctl} ends a server: sessions are ended and a checkpoint is made. */
  private static final String IN_ORDER = "fast";

  /** Neither: the next start recovers. */
  private static final String AT_ONCE = "immediate";

  private final ServerFolder folder;
  private final Binaries binaries;
  private final Privileges privileges;
  private final Duration patience;
  private final ReentrantLock state = new ReentrantLock();
  private volatile boolean closed;
  private int port;
  private @Nullable Process syncing;

  private EmbeddedServer(
      ServerFolder folder, Binaries binaries, Privileges privileges, Duration patience) {
    this.folder = folder;
    this.binaries = binaries;
    this.privileges = privileges;
    this.patience = patience;
  }

  /** Starts a server in this folder; an orphan of a killed process is stopped first. */
  static EmbeddedServer start(ServerFolder folder, Binaries binaries)
      throws DatabaseStartException, IOException, InterruptedException {
    return start(folder, binaries, PATIENCE);
  }

  /**
   * The same with another patience.
   *
   * @param patience how long a server may take to stop in order before it is ended at once
   */
  static EmbeddedServer start(ServerFolder folder, Binaries binaries, Duration patience)
      throws DatabaseStartException, IOException, InterruptedException {
    createData(folder.data());
    Privileges privileges = Privileges.find(folder.data(), binaries.program("postgres"));
    var server = new EmbeddedServer(folder, binaries, privileges, patience);
    server.stopOrphan(); // first: it may use files that are made again
    server.syncing = server.cluster().createIfMissing();
    server.port = folder.port();
    server.watch(server.launchOnFreePort());
    return server;
  }

  /** Waits until the files that were made for it, if it is new, are on the disk. */
  void settle() throws DatabaseStartException, IOException, InterruptedException {
    Process fresh = syncing;
    if (fresh != null) {
      cluster().settle(fresh);
      syncing = null;
    }
  }

  private Cluster cluster() {
    return new Cluster(folder, binaries, privileges);
  }

  int port() {
    return port;
  }

  /** Stops the server: running transactions are rolled back, everything committed is on disk. */
  @Override
  public void close() {
    state.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      stop();
      folder.close();
    } catch (IOException e) {
      log.warn("PostgreSQL did not stop cleanly: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      state.unlock();
    }
  }

  private static void createData(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      Files.createDirectory(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private Process launchOnFreePort()
      throws DatabaseStartException, IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Process process = launch();
      if (ready(process)) {
        return process;
      }
      String said = lastLines();
      if (attempt == PORT_ATTEMPTS || !said.contains("could not bind")) {
        throw new DatabaseStartException(
            "The embedded PostgreSQL in %s did not start: %s".formatted(folder.path(), said));
      }
      port = folder.otherPort();
    }
  }

  private Process launch() throws IOException {
    var command = new ArrayList<String>();
    command.add(binaries.program("postgres").toString());
    command.addAll(List.of("-D", folder.data().toString(), "-p", Integer.toString(port)));
    for (String setting : settings()) {
      command.addAll(List.of("-c", setting));
    }
    return new ProcessBuilder(privileges.detached(command))
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.startLog().toFile())
        .start();
  }

  private List<String> settings() {
    return List.of(
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=" + socketFolder(),
        "unix_socket_permissions=0700",
        "fsync=on",
        "synchronous_commit=on",
        "full_page_writes=on",
        "max_connections=64",
        "jit=off",
        // The copy of the ledger is written all day. With the server's small defaults whoever
        // writes
        // it must first write out other pages, and wait for the log that covers them, all the time.
        "shared_buffers=256MB",
        "max_wal_size=2GB",
        "bgwriter_delay=50ms",
        "bgwriter_lru_maxpages=1000",
        "logging_collector=on",
        "log_directory=log",
        "log_filename=postgresql-%a.log",
        "log_truncate_on_rotation=on",
        "log_rotation_age=1d",
        "log_file_mode=0600",
        "log_min_error_statement=panic",
        "log_parameter_max_length_on_error=0",
        "log_timezone=UTC",
        "timezone=UTC");
  }

  /** The data folder, or nothing where its path is too long for a socket: TCP is all we need. */
  private String socketFolder() {
    String data = folder.data().toString();
    boolean fits = data.getBytes(StandardCharsets.UTF_8).length <= SOCKET_FOLDER_LIMIT;
    return fits && !data.contains(",") && !data.contains("\"") ? data : "";
  }

  private boolean ready(Process process) throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      if (PidFile.read(folder.data()).filter(PidFile::ready).isPresent()) {
        return true;
      }
      if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    stop();
    return false;
  }

  private String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(folder.startLog(), StandardCharsets.ISO_8859_1);
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }

  private void stopOrphan() throws DatabaseStartException, IOException, InterruptedException {
    PidFile found = PidFile.read(folder.data()).orElse(null);
    if (found == null) {
      return;
    }
    if (found.isServerOf(folder.data())) {
      log.warn("stopping the PostgreSQL (process {}) that a killed process left", found.pid());
      stop();
    }
    if (found.isServerOf(folder.data())) {
      // It waits for a session that does not end, or for its disk. What it has promised is in its
      // log, from which the next start recovers, as after a loss of power.
      log.warn("it does not stop: ending it (process {}) at once", found.pid());
      stop(AT_ONCE, PATIENCE);
    }
    if (found.isServerOf(folder.data())) {
      throw new DatabaseStartException(
          "PostgreSQL process %d still uses %s and can't be stopped: stop it by hand."
              .formatted(found.pid(), folder.data()));
    }
    PidFile.delete(folder.data());
  }

  private void stop() throws IOException, InterruptedException {
    stop(IN_ORDER, patience);
  }

  private void stop(String mode, Duration limit) throws IOException, InterruptedException {
    List<String> command =
        privileges.words(
            List.of(
                binaries.program("pg_ctl").toString(),
                "stop",
                "-D",
                folder.data().toString(),
                "-m",
                mode,
                "-w",
                "-t",
                Long.toString(limit.toSeconds())));
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(limit.plus(LAST_WORDS))) {
      process.destroyForcibly();
    }
  }

  private void watch(Process process) {
    process.onExit().thenAcceptAsync(_ -> restart(), task -> Thread.startVirtualThread(task));
  }

  private void restart() {
    while (!closed) {
      state.lock();
      try {
        if (closed) {
          return;
        }
        log.warn("PostgreSQL ended by itself; starting it again on port {}", port);
        stopOrphan();
        Process process = launch();
        if (ready(process)) {
          watch(process);
          return;
        }
        log.error("PostgreSQL did not start again: {}", lastLines());
      } catch (IOException | DatabaseStartException e) {
        log.error("PostgreSQL could not be started again: {}", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } finally {
        state.unlock();
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(RESTART_PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
