package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.LastSigned;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sequencer, sealer and last-signed store against a model that is a list of texts per stream: any
 * order of appends, feeds, rounds, rotations, restarts and power cuts.
 */
class LedgerModelProperty {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final Path STATE = Path.of("/state");
  private static final LedgerConfig CONFIG =
      LedgerConfig.of(Path.of("/data"), STATE, "ledger.example", "node-1").withJournal(1 << 20, 4);

  private final Map<String, List<String>> model = new TreeMap<>();
  private final Map<String, Long> fed = new HashMap<>();
  private final Map<String, Hash> signedRoots = new HashMap<>();
  private final Map<String, Long> signedUpTo = new HashMap<>();
  private Random random = new Random(0);
  private ModelDisk disk = new ModelDisk(random);
  private Ledger ledger = null;

  private void open() throws LedgerException {
    model.computeIfAbsent(StreamName.SYSTEM, s -> new ArrayList<>(List.of("opened _system")));
    StreamOpening opening = (stream, origin, vkey) -> ("opened " + stream).getBytes(UTF_8);
    ledger = Ledger.open(CONFIG, InstantSource.system(), opening, FolderLock.none(), disk, false);
    assertThat(ledger.health().refusedStreams()).isEmpty();
  }

  private void run(long seed, int steps) throws Exception {
    random = new Random(seed);
    disk = new ModelDisk(random);
    model.clear();
    fed.clear();
    signedRoots.clear();
    signedUpTo.clear();
    open();
    for (int step = 0; step < steps; step++) {
      String what = "seed " + seed + ", step " + step + ": " + step(random.nextInt(16));
      agrees(what);
      neverTwoHistories(what);
    }
    ledger.close();
    open();
    agrees("seed " + seed + ", at the end");
    signedToTheEnd("seed " + seed);
    ledger.close();
  }

  private String step(int what) throws Exception {
    Core core = ledger.engine().core();
    switch (what) {
      case 0 -> core.rounds.sign();
      case 1 -> core.rounds.seal();
      case 2 -> core.commit.rotate();
      case 3 -> core.commit.mark();
      case 4 -> ledger.engine().allocate();
      case 5 -> {
        ledger.close();
        open();
      }
      case 6 -> {
        disk = disk.afterPowerCut();
        open();
      }
      case 7, 8 -> feed();
      default -> append("x".repeat(random.nextInt(3000)));
    }
    return String.valueOf(what);
  }

  private List<String> texts(String stream) {
    List<String> texts = model.computeIfAbsent(stream, s -> new ArrayList<>());
    if (texts.isEmpty()) {
      model.getOrDefault(StreamName.SYSTEM, new ArrayList<>()).add("opened " + stream);
    }
    return texts;
  }

  private void append(String padding) throws Exception {
    String stream = NAMES.get(random.nextInt(NAMES.size()));
    int size = model.getOrDefault(stream, List.of()).size();
    String text = stream + size + padding;
    try {
      assertThat(ledger.append(stream, text.getBytes(UTF_8)).index()).isEqualTo(size);
      texts(stream).add(text);
    } catch (LedgerUnavailableException e) {
      isFull(e);
    }
  }

  /** Without threads nobody makes room but the steps do: a refusal then, and nothing is in. */
  private void isFull(LedgerUnavailableException e) {
    assertThat(e.outcomeUnknown()).isFalse();
    assertThat(e).isNotInstanceOf(StreamRefusedException.class);
    Core core = ledger.engine().core();
    core.commit.rotate();
    core.rounds.sign();
    core.rounds.seal();
    ledger.engine().allocate();
  }

  /** Delivers a number that may be new, and may have been delivered before. */
  private void feed() throws Exception {
    String stream = NAMES.get(random.nextInt(NAMES.size()));
    long upTo = fed.getOrDefault(stream, 0L);
    long sequence = Math.max(1, upTo + 1 - random.nextInt(3));
    String text = "fed " + sequence;
    try {
      var receipt = ledger.appendFed(stream, text.getBytes(UTF_8), "outbox", sequence);
      assertThat(receipt.isPresent()).isEqualTo(sequence > upTo);
      if (sequence > upTo) {
        texts(stream).add(text);
        fed.put(stream, sequence);
      }
    } catch (LedgerUnavailableException e) {
      isFull(e);
    }
  }

  private void agrees(String where) throws Exception {
    for (Map.Entry<String, List<String>> each : model.entrySet()) {
      List<String> texts = each.getValue();
      if (texts.isEmpty()) {
        continue;
      }
      assertThat(ledger.size(each.getKey())).as(where).isEqualTo(texts.size());
      int from = random.nextInt(texts.size());
      List<StoredEntry> found = ledger.read(each.getKey(), from, 3);
      for (int i = 0; i < found.size(); i++) {
        String text = new String(found.get(i).bytes(), UTF_8);
        assertThat(text).as(where).isEqualTo(texts.get(from + i));
      }
      assertThat(ledger.fedUpTo(each.getKey(), "outbox"))
          .as(where)
          .isEqualTo(fed.getOrDefault(each.getKey(), 0L));
    }
  }

  /** What is in the store and what is published: the model's root, and never a second one. */
  private void neverTwoHistories(String where) throws Exception {
    Map<String, Checkpoint> store = LastSigned.read(disk, STATE);
    for (String stream : model.keySet()) {
      String origin = ledger.origin(stream);
      Checkpoint signed = store.get(origin);
      if (signed != null) {
        Hash root = root(model.getOrDefault(stream, List.of()), signed.size());
        assertThat(signed.root()).as(where).isEqualTo(root);
        Hash before = signedRoots.putIfAbsent(origin + ' ' + signed.size(), signed.root());
        assertThat(before == null ? signed.root() : before).as(where).isEqualTo(signed.root());
        assertThat(signed.size())
            .as(where)
            .isGreaterThanOrEqualTo(signedUpTo.getOrDefault(origin, 0L));
        signedUpTo.put(origin, signed.size());
      }
      Checkpoint published = published(stream);
      if (published != null) {
        assertThat(signed).as(where).isNotNull();
        assertThat(published.size()).as(where).isLessThanOrEqualTo(signedUpTo.get(origin));
        assertThat(published.root())
            .as(where)
            .isEqualTo(root(model.getOrDefault(stream, List.of()), published.size()));
      }
    }
  }

  private void signedToTheEnd(String where) {
    model.forEach(
        (stream, texts) -> {
          if (!texts.isEmpty()) {
            Checkpoint published = published(stream);
            assertThat(published).as(where + ' ' + stream).isNotNull();
            assertThat(published.size()).as(where + ' ' + stream).isEqualTo(texts.size());
          }
        });
  }

  private @org.jspecify.annotations.Nullable Checkpoint published(String stream) {
    Path file = Path.of("/data/streams").resolve(stream).resolve("checkpoint");
    if (!disk.exists(file) || disk.bytes(file).length == 0) {
      return null;
    }
    try {
      return Checkpoint.parse(SignedNote.parse(disk.bytes(file)).text());
    } catch (IllegalArgumentException e) {
      return null; // cut by a power cut: it is signed again
    }
  }

  private static Hash root(List<String> texts, long size) {
    Frontier tree = new Frontier();
    for (String each : texts.subList(0, (int) size)) {
      tree.append(MerkleHasher.leafHash(each.getBytes(UTF_8)).toBytes(), (level, hash) -> {});
    }
    return tree.root();
  }

  @Test
  void agreesWithAListOfTextsWhateverHappensInWhateverOrder() throws Exception {
    for (long seed = 1; seed <= 12; seed++) {
      run(seed, 150);
    }
  }

  @Test
  @Tag("sweep")
  void agreesWithAListOfTextsForLong() throws Exception {
    for (long seed = 100; seed <= 400; seed++) {
      run(seed, 400);
    }
  }
}
