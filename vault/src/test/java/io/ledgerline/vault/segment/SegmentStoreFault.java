package io.ledgerline.vault.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.disk.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SegmentStoreFault {
  private static final Path FOLDER = Path.of("threadco", "2026-11", "class");
  private static final SegmentLimits SMALL = new SegmentLimits(10_000, 20_000, 50, 2, 16);

  @TempDir private Path temp;
  private final Random random = new Random(11);

  private SegmentRecord record(int length) {
    byte[] sealed = new byte[length];
    random.nextBytes(sealed);
    return new SegmentRecord(
        new UUID(random.nextLong(), random.nextLong()), new UUID(1, 2), 3, sealed);
  }

  private static void assertFound(SegmentStore store, Path folder, SegmentRecord wanted)
      throws IOException {
    assertThat(store.find(folder, wanted.entry()))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.sealed()).isEqualTo(wanted.sealed());
              assertThat(found.texts()).isEqualTo(wanted.texts());
            });
  }

  @Test
  void findsEveryRecordInManySegmentsAndFoldersAndAfterAStart() throws Exception {
    var kept = new ArrayList<SegmentRecord>();
    try (var store = SegmentStore.open(new RealDisk(), temp, SMALL)) {
      for (int i = 0; i < 300; i++) {
        SegmentRecord record = record(random.nextInt(2_000));
        store.append(Path.of("threadco", "2026-11", "class" + i % 5), List.of(record));
        kept.add(record);
      }
      for (int i = 0; i < kept.size(); i++) {
        assertFound(store, Path.of("threadco", "2026-11", "class" + i % 5), kept.get(i));
      }
    }
    try (var store = SegmentStore.open(new RealDisk(), temp, SMALL)) {
      for (int i = 0; i < kept.size(); i++) {
        assertFound(store, Path.of("threadco", "2026-11", "class" + i % 5), kept.get(i));
      }
      assertThat(store.find(FOLDER, new UUID(5, 5))).isEmpty();
      Path folder = Path.of("threadco", "2026-11", "class0");
      store.delete(folder, store.ended(folder));
      assertThat(store.folders("threadco")).hasSize(4);
    }
  }

  /** A crash may leave any beginning of the last record: what was whole before it is found. */
  @Test
  void leavesATornTailOutAtWhateverByteItWasTorn() throws Exception {
    SegmentRecord first = record(100);
    SegmentRecord last = record(60);
    try (var store = SegmentStore.open(new RealDisk(), temp.resolve("all"), SMALL)) {
      store.append(FOLDER, List.of(first, last));
    }
    byte[] whole = Files.readAllBytes(temp.resolve("all").resolve(FOLDER).resolve("00000001.seg"));
    for (int cut = first.length(); cut < whole.length; cut++) {
      Path root = temp.resolve("cut" + cut);
      Path folder = root.resolve(FOLDER);
      Files.createDirectories(folder);
      Files.write(folder.resolve("00000001.seg"), Arrays.copyOf(whole, cut));
      try (var store = SegmentStore.open(new RealDisk(), root, SMALL)) {
        assertFound(store, FOLDER, first);
        assertThat(store.find(FOLDER, last.entry())).isEmpty();
        SegmentRecord later = record(30);
        store.append(FOLDER, List.of(later));
        assertFound(store, FOLDER, later);
      }
    }
  }

  @Test
  void doesNotGiveOutARecordWithAFlippedBit() throws Exception {
    SegmentRecord record = record(64);
    try (var store = SegmentStore.open(new RealDisk(), temp, SMALL)) {
      store.append(FOLDER, List.of(record));
    }
    Path file = temp.resolve(FOLDER).resolve("00000001.seg");
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      try (var store = SegmentStore.open(new RealDisk(), temp, SMALL)) {
        assertThat(store.find(FOLDER, record.entry())).isEmpty();
      }
    }
  }

  @Test
  void makesALostOrDamagedIndexAgain() throws Exception {
    SegmentRecord record = record(64);
    try (var store = SegmentStore.open(new RealDisk(), temp, SMALL)) {
      store.append(FOLDER, List.of(record));
    }
    Path index = temp.resolve(FOLDER).resolve("00000001.idx");
    Files.write(index, new byte[] {1, 2, 3});
    try (var store = SegmentStore.open(new RealDisk(), temp, SMALL)) {
      assertFound(store, FOLDER, record);
    }
    Files.delete(index);
    try (var store = SegmentStore.open(new RealDisk(), temp, SMALL)) {
      assertFound(store, FOLDER, record);
    }
  }

  @Test
  void refusesOnAFullDiskKeepsWhatItHasAndGoesOnWhenThereIsRoom() throws Exception {
    var disk = new FailingDisk();
    SegmentRecord before = record(500);
    SegmentRecord after = record(500);
    try (var store = SegmentStore.open(disk, temp, SMALL)) {
      store.append(FOLDER, List.of(before));
      disk.room = 100;
      assertThatThrownBy(() -> store.append(FOLDER, List.of(record(500))))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
      assertFound(store, FOLDER, before);
      disk.room = Long.MAX_VALUE;
      store.append(FOLDER, List.of(after));
      assertFound(store, FOLDER, before);
      assertFound(store, FOLDER, after);
    }
  }

  @Test
  void refusesWhatAFailedSyncWasForAndNeverWritesThatSegmentAgain() throws Exception {
    var disk = new FailingDisk();
    SegmentRecord before = record(500);
    SegmentRecord after = record(500);
    try (var store = SegmentStore.open(disk, temp, SMALL)) {
      store.append(FOLDER, List.of(before));
      long length = Files.size(temp.resolve(FOLDER).resolve("00000001.seg"));
      disk.syncFails = true;
      assertThatThrownBy(() -> store.append(FOLDER, List.of(record(500))))
          .isInstanceOf(IOException.class);
      disk.syncFails = false;
      store.append(FOLDER, List.of(after));
      assertFound(store, FOLDER, before);
      assertFound(store, FOLDER, after);
      assertThat(Files.size(temp.resolve(FOLDER).resolve("00000001.seg")))
          .isGreaterThan(length)
          .isLessThan(3 * length);
      assertThat(temp.resolve(FOLDER).resolve("00000002.seg")).exists();
    }
  }

  @Test
  @Timeout(120)
  void answersThoseWhoWaitWhereMemoryIsFullAndGoesOn() throws Exception {
    var disk = new FailingDisk();
    SegmentRecord after = record(500);
    try (var store = SegmentStore.open(disk, temp, SMALL)) {
      disk.memoryIsFull = true;
      assertThatThrownBy(() -> store.append(FOLDER, List.of(record(500))))
          .isInstanceOf(IOException.class);
      disk.memoryIsFull = false;
      store.append(FOLDER, List.of(after));
      assertFound(store, FOLDER, after);
    }
  }

  @Test
  void writesManyCallersTextsTogetherAndLosesNone() throws Exception {
    try (var store = SegmentStore.open(new RealDisk(), temp, SegmentLimits.DEFAULT);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var kept = new ArrayList<SegmentRecord>();
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < 500; i++) {
        SegmentRecord record = record(200);
        kept.add(record);
        done.add(
            callers.submit(
                () -> {
                  store.append(FOLDER, List.of(record));
                  assertFound(store, FOLDER, record);
                  return null;
                }));
      }
      for (Future<?> each : done) {
        each.get();
      }
      for (SegmentRecord each : kept) {
        assertFound(store, FOLDER, each);
      }
    }
  }
}
