package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final StreamOpening OPENING =
      (stream, origin, vkey) -> ("opened " + origin + ' ' + vkey).getBytes(UTF_8);

  @TempDir private Path folder;
  private LedgerConfig config;

  @BeforeEach
  void configure() {
    config =
        LedgerConfig.of(
            folder.resolve("data/ledger"), folder.resolve("state"), "ledger.example", "node-1");
  }

  private Ledger open() throws LedgerException {
    return Ledger.open(config, InstantSource.system(), OPENING);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<String> texts(Ledger ledger, String stream) throws LedgerException {
    return ledger.read(stream, 0, 100_000).stream()
        .map(entry -> new String(entry.bytes(), UTF_8))
        .toList();
  }

  @Test
  void readsBackWhatWasAcknowledgedInItsOrder() throws Exception {
    try (Ledger ledger = open()) {
      for (int i = 0; i < 5; i++) {
        Receipt receipt = ledger.append("threadco", bytes("entry " + i));
        assertThat(receipt.index()).isEqualTo(i);
        assertThat(receipt.leafHash()).isEqualTo(MerkleHasher.leafHash(bytes("entry " + i)));
      }
      assertThat(texts(ledger, "threadco"))
          .containsExactly("entry 0", "entry 1", "entry 2", "entry 3", "entry 4");
      assertThat(ledger.size("threadco")).isEqualTo(5);
      assertThat(ledger.size("nobody")).isZero();
    }
  }

  @Test
  void opensEveryOriginWithAnEntryInSystem() throws Exception {
    try (Ledger ledger = open()) {
      ledger.append("threadco", bytes("a"));
      ledger.append("threadco", bytes("b"));
      assertThat(texts(ledger, "_system"))
          .containsExactly(
              "opened " + ledger.origin("_system") + ' ' + ledger.vkey("_system"),
              "opened " + ledger.origin("threadco") + ' ' + ledger.vkey("threadco"));
      assertThat(ledger.origin("threadco"))
          .isEqualTo("ledger.example/" + ledger.installation() + "/threadco/node-1");
      assertThat(ledger.streams()).containsExactly("_system", "threadco");
    }
  }

  @Test
  void waitsForTheCheckpointThatCoversAnEntry() throws Exception {
    try (Ledger ledger = open()) {
      long index = ledger.append("threadco", bytes("a")).index();
      assertThat(ledger.awaitPublished("threadco", index + 1, Duration.ofMinutes(1))).isTrue();
      assertThat(ledger.publishedSize("threadco")).isEqualTo(index + 1);
      assertThat(ledger.awaitPublished("threadco", index + 2, Duration.ofMillis(1))).isFalse();
      assertThat(ledger.awaitPublished("nobody", 1, Duration.ofMinutes(1))).isFalse();
    }
  }

  @Test
  void letsNobodyWaitForACheckpointOfALedgerThatIsClosed() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> waiting;
      try (Ledger ledger = open()) {
        ledger.append("threadco", bytes("a"));
        waiting = threads.submit(() -> ledger.awaitPublished("threadco", 2, Duration.ofHours(1)));
      }
      assertThat(waiting.get()).isFalse();
    }
  }

  @Test
  void keepsEverythingAcrossRestarts() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int start = 0; start < 3; start++) {
      try (Ledger ledger = open()) {
        assertThat(ledger.size("threadco")).isEqualTo(expected.size());
        for (int i = 0; i < 300; i++) {
          expected.add("entry " + expected.size());
          var unused = ledger.appendAsync("threadco", bytes(expected.getLast()), null);
        }
        ledger.append("shoebox", bytes("start " + start));
      }
    }
    try (Ledger ledger = open()) {
      assertThat(texts(ledger, "threadco")).isEqualTo(expected);
      assertThat(texts(ledger, "shoebox")).containsExactly("start 0", "start 1", "start 2");
      assertThat(ledger.health().refusedStreams()).isEmpty();
    }
  }

  @Test
  void publishesASignedCheckpointOverEverythingWhenItCloses() throws Exception {
    String origin;
    String vkey;
    try (Ledger ledger = open()) {
      for (int i = 0; i < 700; i++) {
        var unused = ledger.appendAsync("threadco", bytes("entry " + i), null);
      }
      origin = ledger.origin("threadco");
      vkey = ledger.vkey("threadco");
    }
    Frontier tree = new Frontier();
    for (int i = 0; i < 700; i++) {
      tree.append(MerkleHasher.leafHash(bytes("entry " + i)).toBytes(), (level, hash) -> {});
    }
    Path stream = config.dataDir().resolve("streams/threadco");
    SignedNote note = SignedNote.parse(Files.readAllBytes(stream.resolve("checkpoint")));
    assertThat(Checkpoint.parse(note.text())).isEqualTo(new Checkpoint(origin, 700, tree.root()));
    assertThat(VerifierKey.parse(vkey).accepts(note)).isTrue();
    assertThat(Files.readString(stream.resolve("vkey"))).startsWith(vkey + '\n').hasLineCount(2);
    assertThat(stream.resolve("tile/entries/001")).isRegularFile();
    assertThat(stream.resolve("tile/0/002.p/188")).isRegularFile();
    assertThat(stream.resolve("tile/1/000.p/2")).isRegularFile();
  }

  @Test
  void givesThousandCallersOneAfterTheOther() throws Exception {
    try (Ledger ledger = open();
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Receipt>> calls = new ArrayList<>();
      for (int i = 0; i < 1000; i++) {
        String text = "call " + i;
        String stream = "tenant-" + i % 7;
        calls.add(() -> ledger.append(stream, bytes(text)));
      }
      for (Future<Receipt> each : callers.invokeAll(calls)) {
        Receipt receipt = each.get();
        StoredEntry stored = ledger.read(receipt.stream(), receipt.index(), 1).getFirst();
        assertThat(MerkleHasher.leafHash(stored.bytes())).isEqualTo(receipt.leafHash());
      }
      assertThat(ledger.health().batches()).isLessThan(1000);
    }
  }

  @Test
  void appendsNothingTwiceForAFeedEvenAcrossARestart() throws Exception {
    try (Ledger ledger = open()) {
      assertThat(ledger.appendFed("_system", bytes("one"), "outbox", 1)).isPresent();
      assertThat(ledger.appendFed("_system", bytes("one"), "outbox", 1)).isEmpty();
      assertThat(ledger.appendFed("_system", bytes("five"), "outbox", 5)).isPresent();
      assertThat(ledger.fedUpTo("_system", "outbox")).isEqualTo(5);
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.fedUpTo("_system", "outbox")).isEqualTo(5);
      assertThat(ledger.appendFed("_system", bytes("five"), "outbox", 5)).isEmpty();
      assertThat(ledger.appendFed("_system", bytes("other"), "second", 5)).isPresent();
      assertThat(texts(ledger, "_system").subList(1, 4)).containsExactly("one", "five", "other");
    }
  }

  @Test
  void refusesWhatCanNotBeAnEntryOrAStream() throws Exception {
    try (Ledger ledger = open()) {
      assertThatThrownBy(() -> ledger.append("threadco", new byte[65_536]))
          .hasMessageContaining("65536 bytes");
      assertThatThrownBy(() -> ledger.append("../etc", bytes("x"))).hasMessageContaining("stream");
      assertThat(ledger.append("threadco", new byte[65_535]).index()).isZero();
    }
  }

  @Test
  void isOpenOnlyOnce() throws Exception {
    try (Ledger ledger = open()) {
      assertThatThrownBy(this::open).hasMessageContaining("open in another process");
      assertThat(ledger.health().writable()).isTrue();
    }
  }

  @Test
  void tellsListenersWhichStreamsGrew() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (Ledger ledger = open();
        AutoCloseable listening =
            ledger.onCommit(
                stream -> {
                  if (stream.equals("threadco")) {
                    told.countDown();
                  }
                })) {
      ledger.append("threadco", bytes("x"));
      told.await();
      assertThat(listening).isNotNull();
    }
  }

  @Test
  void refusesAStreamWhoseDataAreOlderThanWhatWasSigned() throws Exception {
    try (Ledger ledger = open()) {
      ledger.append("threadco", bytes("one"));
      ledger.append("shoebox", bytes("one"));
    }
    Path stream = config.dataDir().resolve("streams/threadco");
    Path backup = folder.resolve("backup");
    copy(stream, backup);
    try (Ledger ledger = open()) {
      ledger.append("threadco", bytes("two"));
    }
    delete(stream);
    copy(backup, stream);
    try (Ledger ledger = open()) {
      assertThatThrownBy(() -> ledger.append("threadco", bytes("other two")))
          .isInstanceOf(StreamRefusedException.class)
          .hasMessageContaining("data end at entry 1, but size 2 was signed");
      assertThat(ledger.append("shoebox", bytes("two")).index()).isEqualTo(1);
    }
    delete(stream);
    try (Ledger ledger = open()) {
      assertThatThrownBy(() -> ledger.append("threadco", bytes("new")))
          .isInstanceOf(StreamRefusedException.class);
    }
  }

  @Test
  void completesWhatWasQueuedBeforeItClosed() throws Exception {
    List<CompletableFuture<Receipt>> outcomes = new ArrayList<>();
    try (Ledger ledger = open()) {
      for (int i = 0; i < 100; i++) {
        outcomes.add(ledger.appendAsync("threadco", bytes("e" + i), null));
      }
    }
    assertThat(outcomes).allSatisfy(each -> assertThat(each).isCompleted());
  }

  static void copy(Path from, Path to) throws Exception {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  static void delete(Path folder) throws Exception {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.toList().reversed()) {
        Files.delete(path);
      }
    }
  }
}
