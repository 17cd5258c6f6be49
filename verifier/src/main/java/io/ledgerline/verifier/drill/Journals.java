package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.journal.JournalRecord;
import io.ledgerline.ledger.journal.Replay;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.drill.Manipulation.NotHereException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The journal, while it alone holds the newest entries. */
final class Journals {
  private static final int SECTOR = 512;

  private Journals() {}

  static List<Manipulation> all() {
    return List.of(
        new Manipulation(
            Way.EDIT,
            "one digit of an entry that only the journal holds is changed",
            Knowledge.FOLDER,
            Journals::edited),
        new Manipulation(
            Way.REMOVE,
            "a commit in the middle of the journal is wiped",
            Knowledge.FOLDER,
            Journals::wiped));
  }

  /** An entry that stands in the journal. */
  private record Standing(JournalRecord entry, Path file, long offset) {}

  private static Standing first(Exhibit exhibit) throws IOException, NotHereException {
    List<Standing> found = new ArrayList<>();
    Replay.of(new RealDisk(), exhibit.root().resolve("journal"))
        .into(
            new Replay.Sink() {
              @Override
              public void entry(JournalRecord entry, Path file, long offset) {
                found.add(new Standing(entry, file, offset));
              }

              @Override
              public void reached(String stream, long size, Path file, long offset) {}

              @Override
              public void damaged(String stream, long index, Path file, long offset) {}

              @Override
              public void damaged(Path file, long offset) {}

              @Override
              public void endOfFile() {}
            });
    // The last commit may be one that nobody was told of: take one with others behind it.
    return found.stream()
        .filter(each -> each.offset() / SECTOR < found.getLast().offset() / SECTOR - 1)
        .findFirst()
        .orElseThrow(() -> new NotHereException("the journal holds nothing that is not sealed"));
  }

  private static Expected edited(Exhibit exhibit) throws IOException, NotHereException {
    Standing first = first(exhibit);
    byte[] file = Files.readAllBytes(first.file());
    byte[] entry = Bytes.otherDigit(first.entry().entry());
    System.arraycopy(entry, 0, file, Math.toIntExact(first.offset()), entry.length);
    exhibit.write(first.file(), file);
    return new Expected(
        Set.of(Finding.Kind.DAMAGED_JOURNAL), first.entry().stream(), null, first.entry().index());
  }

  private static Expected wiped(Exhibit exhibit) throws IOException, NotHereException {
    Standing first = first(exhibit);
    byte[] file = Files.readAllBytes(first.file());
    int frame = Math.toIntExact(first.offset() / SECTOR * SECTOR);
    Arrays.fill(file, frame, frame + SECTOR, (byte) 0);
    exhibit.write(first.file(), file);
    return new Expected(Set.of(Finding.Kind.DAMAGED_JOURNAL, Finding.Kind.MISSING), null, null, -1);
  }
}
