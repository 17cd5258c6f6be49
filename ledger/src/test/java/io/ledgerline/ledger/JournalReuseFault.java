package io.ledgerline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.journal.Capacity;
import io.ledgerline.ledger.journal.FileRotation;
import io.ledgerline.ledger.journal.Journal;
import io.ledgerline.ledger.journal.JournalRecord;
import io.ledgerline.ledger.journal.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Journal files that left the journal and come back as new ones. */
class JournalReuseFault {
  private static final Path FOLDER = Path.of("/data/journal");
  private static final int BYTES = 1 << 20;
  private static final int ENTRIES = 20;

  private final ModelDisk disk = new ModelDisk(new Random(7));
  private final FileRotation files = rotation(disk);
  private final Journal journal = new Journal(files);

  @Test
  void aRetiredFileIsAllZerosAndHasAnotherNumberWhenItIsUsedAgain() throws Exception {
    fill();
    files.retire(files.finished());
    assertThat(names()).containsExactly(Journal.fileName(1) + ".tmp");
    assertThat(files.allocate(0)).isTrue();
    assertThat(names()).containsExactly(Journal.fileName(2));
    assertThat(disk.bytes(FOLDER.resolve(Journal.fileName(2)))).isEqualTo(new byte[BYTES]);
    assertThat(files.allocate(0)).as("one spare file is enough").isFalse();
  }

  @Test
  void aFileIsWantedWhereNoneIsSpareOrSpaceIsShortAndToMakeARetiredOneAnew() throws Exception {
    assertThat(files.isWanting(0)).as("the first").isTrue();
    files.allocate(0);
    assertThat(files.isWanting(0)).as("one is spare").isFalse();
    assertThat(files.isWanting(2L * BYTES)).as("but small").isTrue();
    journal.commit(records(1));
    assertThat(files.isWanting(0)).as("it was taken").isTrue();
    files.allocate(0);
    journal.rotate();
    assertThat(files.isWanting(0)).as("another is spare").isFalse();
    files.retire(files.finished());
    assertThat(files.isWanting(0)).as("one was retired").isTrue();
    files.allocate(0);
    assertThat(files.isWanting(0)).as("which is spare now").isFalse();
  }

  @Test
  void aFileThatFailedIsDeletedAndNotUsedAgain() throws Exception {
    fill();
    files.allocate(0);
    disk.failAt(disk.operations() + 1, ModelDisk.Fault.ERROR);
    try {
      journal.commit(records(ENTRIES));
    } catch (IOException expected) {
      // the write or the sync of it failed, as chosen
    }
    files.allocate(0);
    journal.probe();
    files.retire(files.finished());
    journal.rotate();
    assertThat(names()).doesNotContain(Journal.fileName(2) + ".tmp");
  }

  @Test
  void aClosedJournalLeavesNoFileWithOldEntriesBehind() throws Exception {
    fill();
    files.retire(files.finished());
    files.close();
    assertThat(names()).isEmpty();
  }

  @Test
  void whereverPowerIsCutAReplayFindsAllOfTheFileOrNothingOfIt() throws Exception {
    boolean cut = true;
    for (int at = 1; cut; at++) {
      ModelDisk each = new ModelDisk(new Random(at));
      FileRotation cutShort = rotation(each);
      fill(cutShort, new Journal(cutShort));
      each.failAt(each.operations() + at, ModelDisk.Fault.CRASH);
      cut = isCut(cutShort);
      assertThat(replayed(each.afterPowerCut())).as("cut at operation " + at).isIn(0, ENTRIES);
    }
  }

  private static boolean isCut(FileRotation files) throws IOException {
    try {
      files.retire(files.finished());
      files.allocate(0);
      return false;
    } catch (ModelDisk.Crashed e) {
      return true;
    }
  }

  private static FileRotation rotation(ModelDisk disk) {
    return new FileRotation(disk, FOLDER, BYTES, 4, 1, new Capacity());
  }

  private void fill() throws IOException {
    fill(files, journal);
  }

  private static void fill(FileRotation files, Journal journal) throws IOException {
    files.allocate(0);
    journal.commit(records(0));
    journal.rotate();
  }

  private static List<JournalRecord> records(int from) {
    List<JournalRecord> records = new ArrayList<>();
    for (int i = from; i < from + ENTRIES; i++) {
      records.add(new JournalRecord("a", i, null, 0, new byte[] {1, 2, 3, (byte) i}));
    }
    return records;
  }

  private List<String> names() throws IOException {
    return disk.list(FOLDER);
  }

  private static int replayed(ModelDisk disk) throws IOException {
    List<Long> found = new ArrayList<>();
    Replay.of(disk, FOLDER).into(new Counting(found));
    return found.size();
  }

  private record Counting(List<Long> found) implements Replay.Sink {
    @Override
    public void entry(JournalRecord entry, Path file, long offset) {
      found.add(entry.index());
    }

    @Override
    public void reached(String stream, long size, Path file, long offset) {}

    @Override
    public void damaged(String stream, long index, Path file, long offset) {
      throw new AssertionError("entry " + index + " of " + stream + " is damaged in " + file);
    }

    @Override
    public void damaged(Path file, long offset) {
      throw new AssertionError(file + " is damaged at " + offset);
    }

    @Override
    public void endOfFile() {}
  }
}
