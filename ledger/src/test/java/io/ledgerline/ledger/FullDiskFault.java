package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskFault {
  private static final StreamOpening OPENING = (stream, origin, vkey) -> origin.getBytes(UTF_8);
  private static final byte[] ENTRY = new byte[2000];

  private static LedgerConfig config(Path folder) {
    return LedgerConfig.of(
            folder.resolve("data"), folder.resolve("state"), "ledger.example", "node-1")
        .withJournal(1 << 20, 16)
        .withRhythm(Duration.ofMillis(20), Duration.ofMillis(20));
  }

  /** Appends until it is refused, and returns how many were acknowledged. */
  private static int fill(Ledger ledger) throws Exception {
    for (int appended = 0; appended < 1_000_000; appended++) {
      try {
        ledger.append("threadco", ENTRY);
      } catch (LedgerUnavailableException e) {
        assertThat(e.outcomeUnknown()).isFalse();
        return appended;
      }
    }
    throw new AssertionError("a full disk never refused an entry");
  }

  @Test
  void endsEveryAdmittedCallOnAFullDiskAndGoesOnWhenThereIsRoom() throws Exception {
    ModelDisk disk = new ModelDisk(new Random(5));
    Path folder = Path.of("/model");
    int appended;
    try (Ledger ledger =
        Ledger.open(
            config(folder), InstantSource.system(), OPENING, FolderLock.none(), disk, false)) {
      List<Room> rooms = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        rooms.add(ledger.reserve(2000));
      }
      disk.setCapacity(disk.used());
      appended = fill(ledger);
      assertThatThrownBy(() -> ledger.reserve(60_000))
          .isInstanceOf(LedgerUnavailableException.class);
      for (Room room : rooms) {
        ledger.append("threadco", ENTRY, room);
        room.close();
      }
      ledger.engine().core().rounds.sign();
      assertThat(ledger.health().lastFailure()).contains("No space left");
      disk.setCapacity(Long.MAX_VALUE);
      assertThat(ledger.engine().allocate()).isTrue();
      ledger.append("threadco", ENTRY);
      ledger.engine().core().rounds.sign();
      assertThat(ledger.size("threadco")).isEqualTo(appended + 101);
    }
    try (Ledger ledger =
        Ledger.open(
            config(folder), InstantSource.system(), OPENING, FolderLock.none(), disk, false)) {
      assertThat(ledger.size("threadco")).isEqualTo(appended + 101);
    }
  }

  @Test
  void doesTheSameOnARealFileSystem(@TempDir Path mount) throws Exception {
    assumeTrue(mountTmpfs(mount), "SKIPPED: mounting a small tmpfs needs root");
    try {
      Path ballast = mount.resolve("ballast");
      try (Ledger ledger = Ledger.open(config(mount), InstantSource.system(), OPENING)) {
        Room room = ledger.reserve(2000);
        fillUp(ballast);
        int appended = fill(ledger);
        ledger.append("threadco", ENTRY, room);
        Files.delete(ballast);
        while (!appends(ledger)) {
          Thread.onSpinWait(); // the ledger notices by itself that there is room again
        }
        assertThat(ledger.size("threadco")).isEqualTo(appended + 2);
      }
      try (Ledger ledger = Ledger.open(config(mount), InstantSource.system(), OPENING)) {
        assertThat(ledger.health().refusedStreams()).isEmpty();
      }
    } finally {
      run("umount", mount.toString());
    }
  }

  private static boolean appends(Ledger ledger) throws Exception {
    try {
      ledger.append("threadco", ENTRY);
      return true;
    } catch (LedgerUnavailableException e) {
      return false;
    }
  }

  private static void fillUp(Path ballast) throws Exception {
    try (var out = Files.newOutputStream(ballast)) {
      byte[] block = new byte[4096];
      for (int i = 0; i < 1_000_000; i++) {
        out.write(block);
      }
    } catch (java.io.IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static boolean mountTmpfs(Path at) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", "size=16m", "none", at.toString()) == 0;
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (java.io.IOException e) {
      return -1; // no such program here
    }
  }
}
