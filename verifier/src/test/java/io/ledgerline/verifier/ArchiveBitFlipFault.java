package io.ledgerline.verifier;

import static io.ledgerline.verifier.AnchoredLedger.START;
import static io.ledgerline.verifier.AnchoredLedger.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bit of the archive is flipped: the check says so or claims less, and never claims more. */
class ArchiveBitFlipFault {
  private static final int PER_FILE = 12;

  @TempDir private Path folder;

  @Test
  void aFlippedBitInANoteIsAFindingOrNoAnchorAnyMore() throws Exception {
    var ledger = new AnchoredLedger(folder);
    ledger.append(3);
    ledger.witnessAll();
    ledger.now = START.plus(Duration.ofHours(1));
    ledger.append(4);
    var archive = new AnchorArchive(ledger.archive);
    Path witnessed =
        archive.folder(STREAM, AnchorKind.WITNESS).resolve(AnchorArchive.name(3) + ".note");
    // A stamped checkpoint whose stamp nobody trusted gave: it lifts nothing, and is read.
    Path stamped = ledger.put(STREAM, AnchorKind.TIMESTAMP, ".note", Files.readString(witnessed));
    VerifyReport good = ledger.verify();
    assertThat(good.findings()).isEmpty();
    assertThat(good.grade()).startsWith("anchored outside up to");

    var random = new Random(20_261_126);
    for (Path file : List.of(witnessed, stamped)) {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < PER_FILE; i++) {
        int at = random.nextInt(bytes.length);
        byte[] bad = bytes.clone();
        bad[at] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bad);
        VerifyReport report = ledger.verify();
        String where = file.getFileName() + " of " + file.getParent().getFileName() + " byte " + at;
        if (report.findings().isEmpty() && file.equals(witnessed)) {
          assertThat(report.grade()).as(where).isEqualTo("consistent in itself");
        } else if (report.findings().isEmpty()) {
          assertThat(report.grade()).as(where).isEqualTo(good.grade());
        }
        Files.write(file, bytes);
      }
    }
  }

  @Test
  void readsWhatWasPutAsideAndNamesWhatIsOfAnOriginThatDidNotEnd() throws Exception {
    var ledger = new AnchoredLedger(folder);
    ledger.append(3);
    ledger.witnessAll();
    Path at = new AnchorArchive(ledger.archive).folder(STREAM, AnchorKind.WITNESS);
    Files.move(at, at.resolveSibling(AnchorArchive.endedFolder(AnchorKind.WITNESS, 1)));
    assertThat(ledger.verify().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Finding.Kind.MISPLACED);
              assertThat(finding.file()).contains("threadco/witness-ended-1/0000000000000000003");
            });
  }
}
