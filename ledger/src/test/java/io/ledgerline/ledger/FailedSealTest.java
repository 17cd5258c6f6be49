package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.stream.StreamFolder;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.stream.TileWriter;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A seal may fail with its state in place already: the files that it counts on stay. */
class FailedSealTest {
  private static final Path FOLDER = Path.of("/ledger/even");

  private static void append(TileWriter tiles, int count) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    List<byte[]> hashes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] entry = ("entry " + tiles.size() + ' ' + i).getBytes(UTF_8);
      entries.add(entry);
      hashes.add(MerkleHasher.leafHash(entry).toBytes());
    }
    tiles.append(entries, hashes);
  }

  /** Whether the state on disk has the bundle it needs. */
  private static boolean isWhole(ModelDisk disk) {
    byte[] state = disk.bytes(FOLDER.resolve("state"));
    long size = StreamState.parse(state).size();
    String bundle = TilePath.bundle(0, (int) size);
    return disk.files().contains(FOLDER.resolve(bundle));
  }

  @Test
  void whateverOperationFailsTheStateOnDiskHasItsBundleAndWhatIsLeftGoesWithTheNextSeal()
      throws Exception {
    int failed = 0;
    boolean reached = true;
    for (int at = 1; reached; at++) {
      var disk = new ModelDisk(new Random(at));
      var folder = new StreamFolder(disk, FOLDER);
      var tiles = new TileWriter(folder, StreamState.empty("o"));
      append(tiles, 3);
      tiles.seal("o", Map.of());
      append(tiles, 4);
      disk.failAt(disk.operations() + at, ModelDisk.Fault.ERROR);
      reached = false;
      try {
        tiles.seal("o", Map.of());
      } catch (IOException e) {
        reached = true;
        failed++;
      }
      disk.failAt(0, ModelDisk.Fault.NONE);
      append(tiles, 2);
      tiles.tidy(tiles.size());
      assertThat(isWhole(disk)).as("operation " + at + " of the seal failed").isTrue();

      tiles.seal("o", Map.of());
      tiles.tidy(tiles.size());
      assertThat(isWhole(disk)).isTrue();
      assertThat(disk.files().stream().filter(f -> f.toString().contains("entries"))).hasSize(1);
    }
    assertThat(failed).isGreaterThan(3);
  }
}
