package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One working day of a ledger on a model disk, with one fault at one operation. After each: every
 * acknowledged entry is there, in its place; nothing is there that was not handed in; no stream is
 * refused, because a fault of the disk is no contradiction.
 */
class FaultSweepFault {
  private static final LedgerConfig CONFIG =
      LedgerConfig.of(Path.of("/data/ledger"), Path.of("/state"), "ledger.example", "node-1")
          .withJournal(1 << 20, 4)
          .withRhythm(Duration.ofMillis(1), Duration.ofMillis(1));

  /** What the day's callers know. */
  private static final class Day {
    private final ModelDisk disk;
    private final Map<String, Map<Long, String>> acknowledged = new HashMap<>();
    private final Map<String, Long> fed = new HashMap<>();
    private final Set<String> handedIn = new HashSet<>();

    Day(ModelDisk disk) {
      this.disk = disk;
    }

    Ledger open(ModelDisk on) throws LedgerException {
      StreamOpening opening =
          (stream, origin, vkey) -> {
            handedIn.add("opened " + stream);
            return ("opened " + stream).getBytes(UTF_8);
          };
      return Ledger.open(CONFIG, InstantSource.system(), opening, FolderLock.none(), on, false);
    }

    void live() throws InterruptedException {
      try (Ledger ledger = open(disk)) {
        for (int i = 0; i < 40; i++) {
          append(ledger, "a", "a" + i);
          if (i % 3 == 0) {
            append(ledger, "b", "b" + i + "x".repeat(3000));
          }
          housekeeping(ledger, i);
        }
        for (int i = 1; i <= 5; i++) {
          feed(ledger, i);
        }
      } catch (LedgerException e) {
        assertThat(e).hasMessageNotContaining("refused");
      }
    }

    /** The next start, which the fault may hit too; then nothing fails any more. */
    void restart() {
      try (Ledger ledger = open(disk)) {
        assertThat(ledger.health().refusedStreams()).isEmpty();
      } catch (LedgerException e) {
        assertThat(e).hasMessageContaining("Input/output error");
      }
      disk.failAt(-1, ModelDisk.Fault.NONE);
    }

    private static void housekeeping(Ledger ledger, int i) {
      Core core = ledger.engine().core();
      switch (i % 10) {
        case 2 -> core.commit.mark();
        case 4 -> core.rounds.sign();
        case 6 -> core.commit.rotate();
        case 7 -> ledger.engine().allocate();
        case 8 -> core.rounds.seal();
        default -> core.commit.tryAgain();
      }
    }

    private void append(Ledger ledger, String stream, String text) throws InterruptedException {
      handedIn.add(text);
      try {
        Receipt receipt = ledger.append(stream, text.getBytes(UTF_8));
        acknowledged.computeIfAbsent(stream, s -> new HashMap<>()).put(receipt.index(), text);
      } catch (LedgerUnavailableException e) {
        assertThat(e).isNotInstanceOf(StreamRefusedException.class);
      }
    }

    private void feed(Ledger ledger, long sequence) throws InterruptedException {
      String text = "fed " + sequence;
      handedIn.add(text);
      try {
        var unused = ledger.appendFed("b", text.getBytes(UTF_8), "outbox", sequence);
        fed.put(text, sequence);
      } catch (LedgerUnavailableException e) {
        assertThat(e).isNotInstanceOf(StreamRefusedException.class);
      }
    }

    void check(ModelDisk on, String where) throws Exception {
      try (Ledger ledger = open(on)) {
        assertThat(ledger.health().refusedStreams()).as(where).isEmpty();
        for (String stream : ledger.streams()) {
          checkStream(ledger, stream, where);
        }
        for (Map.Entry<String, Map<Long, String>> each : acknowledged.entrySet()) {
          assertThat(ledger.size(each.getKey())).as(where).isGreaterThan(max(each.getValue()));
        }
        for (int i = 1; i <= 5; i++) {
          feed(ledger, i); // what was fed is known again: nothing comes twice
        }
        append(ledger, "a", "after");
        checkOnce(texts(ledger, "b"), where);
      }
    }

    private void checkStream(Ledger ledger, String stream, String where) throws LedgerException {
      List<String> texts = texts(ledger, stream);
      assertThat(handedIn).as(where).containsAll(texts);
      checkOnce(texts, where);
      acknowledged
          .getOrDefault(stream, Map.of())
          .forEach(
              (index, text) -> assertThat(texts.get((int) (long) index)).as(where).isEqualTo(text));
      if (stream.equals("b")) {
        assertThat(texts).as(where).containsAll(fed.keySet());
      }
    }

    private static void checkOnce(List<String> texts, String where) {
      List<String> own = texts.stream().filter(text -> !text.startsWith("opened")).toList();
      assertThat(own).as(where).doesNotHaveDuplicates();
    }

    private static long max(Map<Long, String> indexes) {
      return indexes.keySet().stream().mapToLong(each -> each).max().orElse(-1);
    }

    private static List<String> texts(Ledger ledger, String stream) throws LedgerException {
      List<String> texts = new ArrayList<>();
      ledger.read(stream, 0, 10_000).forEach(each -> texts.add(new String(each.bytes(), UTF_8)));
      return texts;
    }
  }

  private static long operationsOfADay() throws InterruptedException {
    Day day = new Day(new ModelDisk(new Random(1)));
    day.live();
    long operations = day.disk.operations();
    day.restart();
    assertThat(day.disk.operations()).isGreaterThan(operations);
    return day.disk.operations();
  }

  private static void error(long seed, long at) throws Exception {
    String where = "error at operation " + at + ", seed " + seed;
    Day day = new Day(new ModelDisk(new Random(seed)));
    day.disk.failAt(at, ModelDisk.Fault.ERROR);
    day.live();
    day.restart();
    day.check(day.disk, where);
    day.check(day.disk.afterPowerCut(), where + ", then a power cut");
  }

  private static void crash(long seed, long at) throws Exception {
    String where = "crash at operation " + at + ", seed " + seed;
    Day day = new Day(new ModelDisk(new Random(seed)));
    day.disk.failAt(at, ModelDisk.Fault.CRASH);
    try {
      day.live();
      day.restart();
    } catch (ModelDisk.Crashed e) {
      ModelDisk later = day.disk.afterPowerCut();
      day.check(later, where);
      day.check(later.afterPowerCut(), where + ", then another power cut");
    }
  }

  @Test
  void losesNothingAcknowledgedWhateverOperationFailsOnce() throws Exception {
    long operations = operationsOfADay();
    assertThat(operations).isGreaterThan(200);
    for (long at = 1; at <= operations; at += 5) {
      error(at, at);
    }
  }

  @Test
  void losesNothingAcknowledgedWhereverThePowerIsCut() throws Exception {
    long operations = operationsOfADay();
    for (long at = 1; at <= operations; at += 5) {
      crash(at, at);
    }
  }

  /** A crash, and a fault in the start after it. */
  private static void failingStart(long seed, long crashAt, long at, ModelDisk.Fault fault)
      throws Exception {
    String where =
        "crash at " + crashAt + ", " + fault + " at " + at + " of the start, seed " + seed;
    Day day = new Day(new ModelDisk(new Random(seed)));
    day.disk.failAt(crashAt, ModelDisk.Fault.CRASH);
    try {
      day.live();
    } catch (ModelDisk.Crashed e) {
      ModelDisk found = day.disk.afterPowerCut();
      found.failAt(at, fault);
      try (Ledger ledger = day.open(found)) {
        assertThat(ledger.health().refusedStreams()).as(where).isEmpty();
      } catch (LedgerException | ModelDisk.Crashed failed) {
        assertThat(failed).as(where).isNotInstanceOf(StreamRefusedException.class);
      }
      found.failAt(-1, ModelDisk.Fault.NONE);
      day.check(found.afterPowerCut(), where);
    }
  }

  @Test
  void losesNothingAcknowledgedWhenTheStartFailsToo() throws Exception {
    for (long at = 1; at <= 60; at += 2) {
      failingStart(at, 330, at, ModelDisk.Fault.ERROR);
      failingStart(at, 420, at, ModelDisk.Fault.CRASH);
    }
  }

  @Test
  @Tag("sweep")
  void losesNothingAcknowledgedAtAnyOperation() throws Exception {
    long operations = operationsOfADay();
    for (long seed = 0; seed < 20; seed++) {
      for (long at = 1; at <= operations; at++) {
        error(seed, at);
        crash(seed, at);
      }
    }
  }
}
