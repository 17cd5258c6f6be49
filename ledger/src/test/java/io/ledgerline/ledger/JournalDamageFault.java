package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A ledger was killed with entries in its journal, and then bytes of the journal changed. */
class JournalDamageFault {
  private static final StreamOpening OPENING = (stream, origin, vkey) -> origin.getBytes(UTF_8);
  private static final LedgerConfig CONFIG =
      LedgerConfig.of(Path.of("/data"), Path.of("/state"), "ledger.example", "node-1")
          .withJournal(1 << 20, 4);

  private final ModelDisk disk = new ModelDisk(new Random(9));

  private Ledger open() throws LedgerException {
    return Ledger.open(CONFIG, InstantSource.system(), OPENING, FolderLock.none(), disk, false);
  }

  /** Six commits by turns to two streams; then the process is gone. */
  private Path journalOfAKilledLedger(boolean marked) throws Exception {
    @SuppressWarnings("resource") // killed, not closed
    Ledger ledger = open();
    for (int i = 0; i < 6; i++) {
      ledger.append(i % 2 == 0 ? "even" : "odd", ("entry <" + i + ">").getBytes(UTF_8));
    }
    if (marked) {
      ledger.engine().core().commit.mark();
    }
    return disk.files().stream()
        .filter(path -> path.toString().endsWith(".journal"))
        .findFirst()
        .orElseThrow();
  }

  private int offsetOf(Path journal, String text) {
    return new String(disk.bytes(journal), ISO_8859_1).indexOf(text);
  }

  private void flip(Path journal, int at) {
    byte[] bytes = disk.bytes(journal);
    bytes[at] ^= 4;
    disk.setBytes(journal, bytes);
  }

  @Test
  void whatWasRecoveredCountsAsUnsignedSinceTheStartNotSinceTheEpoch() throws Exception {
    var unused = journalOfAKilledLedger(true);
    try (Ledger ledger = open()) {
      assertThat(ledger.health().unsignedFor()).isLessThan(java.time.Duration.ofMinutes(5));
    }
  }

  @Test
  void refusesTheStreamWhoseEntryIsDamagedAndSaysWhere() throws Exception {
    Path journal = journalOfAKilledLedger(true);
    int at = offsetOf(journal, "entry <2>");
    flip(journal, at + 7);
    try (Ledger ledger = open()) {
      assertThat(ledger.append("odd", new byte[1]).index()).isEqualTo(3);
      assertThatThrownBy(() -> ledger.append("even", new byte[1]))
          .isInstanceOf(StreamRefusedException.class)
          .hasMessageContaining(journal.toString())
          .hasMessageContaining("at byte " + at + ": the bytes of entry 1 are damaged");
      assertThat(ledger.size("even")).isEqualTo(1);
    }
    try (Ledger ledger = open()) { // it stays refused
      assertThat(ledger.health().refusedStreams()).containsOnlyKeys("even");
      assertThat(ledger.size("odd")).isEqualTo(4);
    }
    assertThat(disk.files()).contains(journal.resolveSibling(journal.getFileName() + ".damaged"));
  }

  @Test
  void tellsByTheNextFrameWhoseADamagedFrameWas() throws Exception {
    Path journal = journalOfAKilledLedger(true);
    int frame = offsetOf(journal, "entry <2>") / 512 * 512;
    flip(journal, frame + 9); // its header
    try (Ledger ledger = open()) {
      assertThat(ledger.health().refusedStreams()).containsOnlyKeys("even");
      assertThat(ledger.health().refusedStreams().get("even")).contains("byte");
      assertThat(ledger.size("odd")).isEqualTo(3);
    }
  }

  @Test
  void refusesEveryStreamNotSeenWholeBehindDamageThatIsNobodysForSure() throws Exception {
    Path journal = journalOfAKilledLedger(true);
    flip(journal, offsetOf(journal, "entry <3>") / 512 * 512 + 9);
    flip(journal, offsetOf(journal, "entry <4>") / 512 * 512 + 9);
    try (Ledger ledger = open()) {
      assertThat(ledger.health().refusedStreams()).containsOnlyKeys("_system", "even", "odd");
    }
  }

  @Test
  void leavesOutACommitThatWasCutAndThatNobodyWasToldOf() throws Exception {
    Path journal = journalOfAKilledLedger(false);
    flip(journal, offsetOf(journal, "entry <5>"));
    try (Ledger ledger = open()) {
      assertThat(ledger.health().refusedStreams()).isEmpty();
      assertThat(ledger.size("even")).isEqualTo(3);
      assertThat(ledger.size("odd")).isEqualTo(2);
    }
  }

  @Test
  void refusesTheStreamWhoseLastEntryIsDamagedOnceItWasMarked() throws Exception {
    Path journal = journalOfAKilledLedger(true);
    flip(journal, offsetOf(journal, "entry <5>"));
    try (Ledger ledger = open()) {
      assertThat(ledger.health().refusedStreams()).containsOnlyKeys("odd");
    }
  }

  @Test
  void neverTakesADamagedByteForAnEntry() throws Exception {
    Path journal = journalOfAKilledLedger(true);
    byte[] good = disk.bytes(journal);
    int used = offsetOf(journal, "entry <5>") + 600;
    for (int at = 0; at < used; at += 37) {
      ModelDisk copy = disk.afterPowerCut();
      byte[] bad = good.clone();
      bad[at] ^= 1;
      copy.setBytes(journal, bad);
      try (Ledger ledger =
          Ledger.open(CONFIG, InstantSource.system(), OPENING, FolderLock.none(), copy, false)) {
        for (String stream : new String[] {"even", "odd"}) {
          for (StoredEntry each : ledger.read(stream, 0, 10)) {
            String text = "entry <" + (2 * each.index() + (stream.equals("odd") ? 1 : 0)) + ">";
            assertThat(each.bytes()).as("byte " + at).isEqualTo(text.getBytes(UTF_8));
          }
          boolean told = ledger.health().refusedStreams().containsKey(stream);
          assertThat(told || ledger.size(stream) == 3).as("byte " + at).isTrue();
        }
      }
    }
  }
}
