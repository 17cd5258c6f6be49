package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TileName;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedTreeTest {
  private static final int ENTRIES = 700;

  @TempDir private Path folder;

  @BeforeEach
  void fillAndPublish() throws Exception {
    try (Ledger ledger = open()) {
      List<CompletableFuture<Receipt>> all = new ArrayList<>();
      for (int i = 0; i < ENTRIES; i++) {
        all.add(ledger.appendAsync("threadco", entry(i), null));
      }
      for (var each : all) {
        each.get();
      }
    }
  }

  private Ledger open() throws LedgerException {
    return Ledger.open(
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "n1")
            .withJournal(1 << 20, 3),
        InstantSource.system(),
        (stream, origin, vkey) -> origin.getBytes(UTF_8));
  }

  private static byte[] entry(int i) {
    return ("entry " + i).getBytes(UTF_8);
  }

  private static byte[] file(PublishedTree tree, String name) throws LedgerException {
    return tree.file(name).orElseThrow(() -> new AssertionError(name));
  }

  @Test
  void provesEveryEntryOfARunningLedgerUnderItsPublishedCheckpoint() throws Exception {
    try (Ledger ledger = open()) {
      PublishedTree tree = ledger.published("threadco").orElseThrow();
      VerifierKey key = VerifierKey.parse(ledger.vkey("threadco"));
      for (int i = 0; i < ENTRIES; i += 7) {
        TlogProof proof = TlogProof.parse(tree.prove(i).orElseThrow().format().getBytes(UTF_8));
        assertThat(proof.includes(MerkleHasher.leafHash(entry(i)))).isTrue();
        assertThat(proof.includes(MerkleHasher.leafHash(entry(i + 1)))).isFalse();
        assertThat(key.accepts(proof.signedNote())).isTrue();
        assertThat(proof.checkpoint().origin()).isEqualTo(ledger.origin("threadco"));
      }
      assertThat(tree.prove(ENTRIES)).isEmpty();
      assertThat(tree.prove(-1)).isEmpty();
      assertThat(ledger.published("nobody")).isEmpty();
    }
  }

  @Test
  void cutsNarrowerTilesAndBundlesFromTheWidestThatIsThere() throws Exception {
    try (Ledger ledger = open()) {
      PublishedTree tree = ledger.published("threadco").orElseThrow();
      for (int width = 1; width <= TilePath.WIDTH; width++) {
        byte[] tile = file(tree, TilePath.tile(0, 1, width));
        assertThat(tile).hasSize(width * Hash.BYTES);
        byte[] last = Arrays.copyOfRange(tile, tile.length - Hash.BYTES, tile.length);
        assertThat(Hash.of(last)).isEqualTo(MerkleHasher.leafHash(entry(255 + width)));
        EntryBundle bundle = new EntryBundle(file(tree, TilePath.bundle(1, width)));
        int entries = 0;
        while (bundle.next()) {
          assertThat(bundle.entry()).isEqualTo(entry(256 + entries++));
        }
        assertThat(entries).isEqualTo(width);
      }
      int partial = ENTRIES % TilePath.WIDTH;
      assertThat(file(tree, TilePath.tile(0, 2, partial))).hasSize(partial * Hash.BYTES);
      assertThat(tree.file(TilePath.tile(0, 2, partial + 1))).isEmpty();
      assertThat(tree.file(TilePath.tile(0, 2, TilePath.WIDTH))).isEmpty();
      assertThat(tree.file(TilePath.tile(0, 3, 1))).isEmpty();
      assertThat(file(tree, "tile/8/1/000.p/2")).isEqualTo(file(tree, "tile/1/000.p/2"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "state",
        "pruned",
        "../state",
        "tile/0/../../state",
        "tile/00/000",
        "tile/0/x000/000",
        "tile/0/000.p/0",
        "tile/0/000.p/01",
        "tile/0/000.p/256",
        "tile/0/000.p/999",
        "tile/0/000/",
        "/tile/0/000",
        "tile/8/entries/000",
        "tile/9/000",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999"
      })
  void readsNoOtherName(String name) throws Exception {
    assertThat(TileName.parse(name)).isNull();
    try (Ledger ledger = open()) {
      assertThat(ledger.published("threadco").orElseThrow().file(name)).isEmpty();
    }
  }

  @Test
  void givesOutNoBundleThatWasLetGoAndIsStillThere() throws Exception {
    try (Ledger ledger = open()) {
      ledger.pruning().letGo("threadco", 256, 300);
      PublishedTree tree = ledger.published("threadco").orElseThrow();
      assertThat(tree.file(TilePath.bundle(0, 256))).isEmpty();
      assertThat(tree.file(TilePath.bundle(0, 7))).isEmpty();
      assertThat(tree.file(TilePath.tile(0, 0, 256))).isPresent();
    }
  }

  @Test
  void keepsProofsOfPrunedEntriesButNotTheirBundles() throws Exception {
    try (Ledger ledger = open()) {
      ledger.pruning().prune("threadco", 256, 300);
      PublishedTree tree = ledger.published("threadco").orElseThrow();
      assertThat(tree.file(TilePath.bundle(0, 256))).isEmpty();
      assertThat(tree.prove(3).orElseThrow().includes(MerkleHasher.leafHash(entry(3)))).isTrue();
    }
  }
}
