package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tile.TileReader;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A stream that grows, is sealed and pruned at random on a disk that fails or loses power at a
 * random operation, beside a model of it: a list of entries and the least and greatest index that
 * may be the first kept. Whatever happens: what is kept reads as it was written, what is not says
 * so, no bundle of what is let go comes back, and the root is that of all entries ever written.
 */
class PruningModelProperty {
  private static final LedgerConfig CONFIG =
      LedgerConfig.of(Path.of("/data/ledger"), Path.of("/state"), "ledger.example", "node-1")
          .withJournal(1 << 20, 4)
          .withRhythm(Duration.ofMillis(1), Duration.ofMillis(1));
  private static final String STREAM = "threadco";
  private static final int STEPS = 14;

  @Test
  void keepsWhatIsKeptAndEveryRootWhateverFailsWhilePruning() throws Exception {
    live(1, 20);
  }

  @Test
  @Tag("sweep")
  void keepsThemInALongSweepToo() throws Exception {
    live(100, 400);
  }

  private static void live(long firstSeed, long lastSeed) throws Exception {
    for (long seed = firstSeed; seed <= lastSeed; seed++) {
      new Life(seed).live("seed " + seed);
    }
  }

  /** One ledger and its model. */
  private static final class Life {
    private final Random random;
    private final List<String> written = new ArrayList<>();
    private ModelDisk disk;
    private long surely;
    private long perhaps;
    private boolean unsure;

    Life(long seed) {
      this.random = new Random(seed);
      this.disk = new ModelDisk(random);
    }

    private void live(String where) throws Exception {
      for (int start = 0; start < 4; start++) {
        boolean faulty = start < 3;
        if (faulty) {
          var fault = random.nextBoolean() ? ModelDisk.Fault.CRASH : ModelDisk.Fault.ERROR;
          disk.failAt(disk.operations() + 1 + random.nextInt(2500), fault);
        }
        String at = where + ", start " + start;
        try (Ledger ledger = open()) {
          check(ledger, at);
          for (int step = 0; step < STEPS; step++) {
            step(ledger);
          }
        } catch (ModelDisk.Crashed e) {
          disk = disk.afterPowerCut();
        } catch (LedgerException e) {
          assertThat(e).as(at).hasMessageNotContaining("refused");
        }
        disk.failAt(-1, ModelDisk.Fault.NONE);
      }
      try (Ledger ledger = open()) {
        check(ledger, where + ", end");
        nothingPrunedIsThere(ledger, where);
      }
    }

    private Ledger open() throws LedgerException {
      StreamOpening opening = (stream, origin, vkey) -> ("opened " + stream).getBytes(UTF_8);
      return Ledger.open(CONFIG, InstantSource.system(), opening, FolderLock.none(), disk, false);
    }

    private void step(Ledger ledger) throws Exception {
      Core core = ledger.engine().core();
      switch (random.nextInt(7)) {
        case 0, 1, 2 -> append(ledger, 1 + random.nextInt(400));
        case 3 -> core.rounds.sign();
        case 4 -> {
          core.commit.rotate();
          ledger.engine().allocate();
          core.rounds.seal();
        }
        default -> prune(ledger);
      }
      core.commit.tryAgain();
    }

    private void append(Ledger ledger, int count) throws Exception {
      for (int i = 0; i < count && !unsure; i++) {
        String text = "entry " + written.size();
        try {
          unsure = true;
          ledger.append(STREAM, text.getBytes(UTF_8));
          written.add(text);
          unsure = false;
        } catch (LedgerUnavailableException e) {
          assertThat(e).isNotInstanceOf(StreamRefusedException.class);
          unsure = e.outcomeUnknown();
          return;
        }
      }
    }

    private void prune(Ledger ledger) throws Exception {
      long most = ledger.pruning().prunable(STREAM);
      long back = random.nextBoolean() ? 0 : random.nextLong(most / TilePath.WIDTH + 1);
      long minimum = most - back * TilePath.WIDTH;
      if (unsure || minimum <= ledger.firstKept(STREAM) || ledger.size(STREAM) <= minimum) {
        return;
      }
      perhaps = Math.max(perhaps, minimum);
      try {
        ledger.pruning().prune(STREAM, minimum, ledger.size(STREAM) - 1);
      } catch (LedgerException e) {
        assertThat(e).hasMessageContaining("Input/output error");
        return;
      }
      surely = Math.max(surely, minimum);
      nothingPrunedIsThere(ledger, "after a pruning that succeeded");
    }

    private void check(Ledger ledger, String where) throws Exception {
      assertThat(ledger.health().refusedStreams()).as(where).isEmpty();
      long size = ledger.size(STREAM);
      assertThat(size)
          .as(where)
          .isBetween((long) written.size(), written.size() + (unsure ? 1L : 0));
      for (long at = written.size(); at < size; at++) {
        written.add("entry " + at);
      }
      unsure = false;
      long first = ledger.firstKept(STREAM);
      assertThat(first).as(where).isBetween(surely, perhaps);
      surely = first;
      perhaps = first;
      List<String> kept = new ArrayList<>();
      while (first + kept.size() < size) {
        ledger
            .read(STREAM, first + kept.size(), 500)
            .forEach(entry -> kept.add(new String(entry.bytes(), UTF_8)));
      }
      assertThat(kept).as(where).isEqualTo(written.subList((int) first, (int) size));
      if (first > 0) {
        assertThatThrownBy(() -> ledger.read(STREAM, first - 1, 1))
            .as(where)
            .isInstanceOf(PrunedEntriesException.class)
            .hasMessageContaining("entries from " + first + " on are kept");
      }
      rootIsThatOfAll(ledger, where);
    }

    private void rootIsThatOfAll(Ledger ledger, String where) throws Exception {
      StreamLog log = ledger.engine().core().streams.find(STREAM);
      if (log == null) {
        return;
      }
      log.writeTail();
      Frontier all = new Frontier();
      for (String text : written) {
        all.append(MerkleHasher.leafHash(text.getBytes(UTF_8)).toBytes(), (level, hash) -> {});
      }
      TileReader tiles = new TileReader(log.folder()::read, written.size());
      assertThat(new Proofs(tiles::subtree, written.size()).root(written.size()))
          .as(where)
          .isEqualTo(all.root());
    }

    private void nothingPrunedIsThere(Ledger ledger, String where) {
      Path bundles = Path.of("/data/ledger/streams", STREAM, "tile/entries");
      for (long number = 0; number < ledger.firstKept(STREAM) / TilePath.WIDTH; number++) {
        String name = "%03d".formatted(number);
        assertThat(disk.files())
            .as(where)
            .noneMatch(file -> file.startsWith(bundles.resolve(name)))
            .noneMatch(file -> file.startsWith(bundles.resolve(name + ".p")));
      }
    }
  }
}
