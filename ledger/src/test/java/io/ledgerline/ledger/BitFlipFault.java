package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.stream.StreamFolder;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One bit of one small file is flipped, in every class of file but bundles, tiles and the journal
 * (which have faults of their own): the start says so in a sentence, or repairs it; it never fails
 * otherwise, and what is signed next continues what was signed.
 */
class BitFlipFault {
  private static final Path ROOT = Path.of("/ledger");
  private static final LedgerConfig CONFIG =
      LedgerConfig.of(ROOT.resolve("data"), ROOT.resolve("state"), "ledger.example", "n1")
          .withJournal(1 << 20, 3);
  private static final int ENTRIES = 300;

  private final Map<String, String> origins = new LinkedHashMap<>();
  private final ModelDisk disk = filled();

  private static Ledger open(ModelDisk disk) throws LedgerException {
    return Ledger.open(
        CONFIG,
        InstantSource.system(),
        (stream, origin, vkey) -> origin.getBytes(UTF_8),
        FolderLock.none(),
        disk,
        false);
  }

  private static byte[] entry(String stream, long index) {
    return (stream + ' ' + index).getBytes(UTF_8);
  }

  /** Two generations of keys, the first without its secret; one stream pruned. */
  private ModelDisk filled() {
    ModelDisk made = new ModelDisk(new Random(1));
    try {
      try (Ledger ledger = open(made)) {
        for (int i = 0; i < ENTRIES; i++) {
          ledger.append("even", entry("even", i));
        }
        ledger.append("odd", entry("odd", 0));
        ledger.engine().core().rounds.sign();
        ledger.keys().use(ledger.keys().make().number());
        ledger.engine().core().rounds.sign();
        ledger.keys().retire(1);
        ledger.streams().forEach(each -> origins.put(each, ledger.origin(each)));
      }
      try (Ledger ledger = open(made)) {
        ledger.pruning().prune("even", 256, ENTRIES - 1);
      }
      return made;
    } catch (LedgerException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<Path> smallFiles() {
    List<Path> found = new ArrayList<>();
    for (Path each : disk.files()) {
      String name = each.toString();
      if (!name.contains("/tile/") && !name.endsWith(".journal")) {
        found.add(each);
      }
    }
    return found;
  }

  @Test
  void aFlippedBitIsToldOrRepairedAndNeverSignedOver() throws Exception {
    long seed = 20_261_125;
    Random random = new Random(seed);
    for (Path file : smallFiles()) {
      int length = disk.bytes(file).length;
      for (int i = 0; i < Math.min(12, length); i++) {
        flip(file, random.nextInt(length), random.nextInt(8));
      }
    }
  }

  @Test
  @Tag("sweep")
  void everyByteOfEverySmallFileFlipped() throws Exception {
    for (Path file : smallFiles()) {
      for (int at = 0; at < disk.bytes(file).length; at++) {
        flip(file, at, at % 8);
      }
    }
  }

  @Test
  void coversEveryClassOfSmallFile() {
    assertThat(smallFiles().stream().map(each -> String.valueOf(each.getFileName())))
        .contains(
            "installation",
            "last-signed",
            "signing.current",
            "signing-1.keys",
            "signing-2.keys",
            "state",
            "pruned",
            "checkpoint",
            "vkey");
  }

  private void flip(Path file, int at, int bit) throws Exception {
    String where = file + " byte " + at + " bit " + bit;
    ModelDisk copy = disk.afterPowerCut();
    if (!copy.files().contains(file) || copy.bytes(file).length <= at) {
      return; // the power cut took it: another test's subject
    }
    byte[] bytes = copy.bytes(file);
    bytes[at] ^= (byte) (1 << bit);
    copy.setBytes(file, bytes);
    try (Ledger ledger = open(copy)) {
      Map<String, String> refused = ledger.health().refusedStreams();
      for (String stream : List.of("even", "odd")) {
        if (refused.containsKey(stream)) {
          assertThat(refused.get(stream)).as(where).isNotBlank();
        } else {
          goesOn(ledger, copy, stream, where);
        }
      }
    } catch (StreamRefusedException e) {
      assertThat(e.stream()).as(where).isEqualTo("_system"); // nothing can be opened without it
    } catch (LedgerException e) {
      assertThat(e.getMessage()).as(where).contains(String.valueOf(file.getFileName()));
    }
  }

  private void goesOn(Ledger ledger, ModelDisk copy, String stream, String where) throws Exception {
    assertThat(ledger.origin(stream)).as(where).isEqualTo(origins.get(stream));
    long size = ledger.size(stream);
    assertThat(size).as(where).isEqualTo(stream.equals("even") ? ENTRIES : 1);
    ledger.append(stream, entry(stream, size));
    ledger.engine().core().rounds.sign();
    Frontier expected = new Frontier();
    for (long i = 0; i <= size; i++) {
      expected.append(MerkleHasher.leafHash(entry(stream, i)).toBytes(), (level, hash) -> {});
    }
    Path folder = CONFIG.dataDir().resolve("streams").resolve(stream);
    byte[] note = new StreamFolder(copy, folder).readCheckpoint();
    assertThat(note).as(where).isNotNull();
    SignedNote signed = SignedNote.parse(note);
    assertThat(Checkpoint.parse(signed.text()))
        .as(where)
        .isEqualTo(new Checkpoint(origins.get(stream), size + 1, expected.root()));
    assertThat(ledger.engine().core().streams.open(stream).signed(signed)).as(where).isTrue();
  }
}
