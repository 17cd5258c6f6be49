package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.stream.StreamOrigins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTest {
  private static final StreamOpening OPENING =
      (stream, origin, vkey) -> ("opened " + origin).getBytes(UTF_8);
  private static final Adoption.Entries ENTRIES =
      adopted -> List.of(("adopted " + adopted.origin()).getBytes(UTF_8));

  @TempDir private Path folder;
  private LedgerConfig config;
  private String first;

  @BeforeEach
  void threeEntries() throws Exception {
    config = LedgerConfig.of(data(), folder.resolve("state"), "ledger.example", "n1");
    append(3);
    copy(data(), folder.resolve("backup"));
  }

  private Path data() {
    return folder.resolve("ledger");
  }

  private Ledger open() throws LedgerException {
    return Ledger.open(config, InstantSource.system(), OPENING);
  }

  private void append(int entries) throws Exception {
    try (Ledger ledger = open()) {
      for (int i = 0; i < entries; i++) {
        ledger.append("threadco", ("entry " + ledger.size("threadco")).getBytes(UTF_8));
      }
      first = first == null ? ledger.origin("threadco") : first;
    }
  }

  private Adoption.Findings look() throws LedgerException {
    return Adoption.look(config, InstantSource.system());
  }

  private List<Adoption.Adopted> adopt(Set<String> streams) throws LedgerException {
    return Adoption.adopt(
        config, InstantSource.system(), look().installation(), streams, OPENING, ENTRIES);
  }

  private void adoptAll() throws LedgerException {
    var streams = new TreeSet<String>();
    look().refused().forEach(each -> streams.add(each.stream()));
    assertThat(adopt(streams)).hasSameSizeAs(streams);
  }

  private void restoreBackup() throws IOException {
    delete(data());
    copy(folder.resolve("backup"), data());
  }

  private void loseStore() throws IOException {
    delete(folder.resolve("state"));
  }

  static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path each : (Iterable<Path>) paths::iterator) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      paths
          .sorted((a, b) -> b.compareTo(a))
          .forEach(
              each -> {
                try {
                  Files.delete(each);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  private StreamOrigins origins() throws IOException {
    return StreamOrigins.parse(Files.readAllBytes(data().resolve("streams/threadco/origins")));
  }

  private Checkpoint published() throws IOException {
    Path stream = data().resolve("streams/threadco");
    SignedNote note = SignedNote.parse(Files.readAllBytes(stream.resolve("checkpoint")));
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    List<VerifierKey> keys =
        Files.readAllLines(stream.resolve("vkey")).stream().map(VerifierKey::parse).toList();
    assertThat(new KeyRing(keys).named(checkpoint.origin()).accepts(note)).isTrue();
    return checkpoint;
  }

  @Test
  void showsWhatWouldBeGivenUpAndSignsNothing() throws Exception {
    append(2);
    restoreBackup();
    byte[] store = Files.readAllBytes(folder.resolve("state/last-signed"));
    assertThat(look().refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.stream()).isEqualTo("threadco");
              assertThat(refused.origin()).isEqualTo(first);
              assertThat(refused.size()).isEqualTo(3);
              assertThat(refused.signed().getFirst().size()).isEqualTo(5);
              assertThat(refused.lost()).isEqualTo(2);
              assertThat(refused.obstacle()).isNull();
            });
    assertThat(folder.resolve("state/last-signed")).hasBinaryContent(store);
  }

  @Test
  void goesOnFromAStaleBackupUnderAnotherOrigin() throws Exception {
    append(2);
    restoreBackup();
    adoptAll();
    try (Ledger ledger = open()) {
      assertThat(ledger.health().refusedStreams()).isEmpty();
      assertThat(ledger.origin("threadco")).startsWith(first + '.').isNotEqualTo(first);
      assertThat(ledger.append("threadco", "another".getBytes(UTF_8)).index()).isEqualTo(3);
      assertThat(new String(ledger.read("_system", 2, 1).getFirst().bytes(), UTF_8))
          .isEqualTo("adopted " + ledger.origin("threadco"));
    }
    assertThat(origins().pending()).isFalse();
    assertThat(origins().closed())
        .singleElement()
        .satisfies(
            closed -> {
              assertThat(closed.origin()).isEqualTo(first);
              assertThat(closed.last().size()).isEqualTo(5);
              assertThat(closed.lost()).isEqualTo(2);
            });
    assertThat(published().origin()).startsWith(first + '.');
    assertThat(published().size()).isEqualTo(4);
  }

  @Test
  void goesOnAfterALostStoreUnderOtherOriginsOfAllStreams() throws Exception {
    loseStore();
    assertThat(look().refused()).hasSize(2).allSatisfy(each -> assertThat(each.lost()).isZero());
    assertThat(folder.resolve("state/last-signed")).doesNotExist();
    assertThatThrownBy(() -> adopt(Set.of("threadco")))
        .hasMessageContaining("_system must be adopted too");
    adoptAll();
    try (Ledger ledger = open()) {
      assertThat(ledger.health().refusedStreams()).isEmpty();
      assertThat(ledger.append("threadco", new byte[1]).index()).isEqualTo(3);
    }
    assertThat(published().origin()).startsWith(first + '.');
  }

  @Test
  void neverSignsTheOldOriginAgainWhenStoreAndNewerDataAreBothLost() throws Exception {
    append(2);
    restoreBackup();
    loseStore();
    adoptAll();
    append(4);
    assertThat(published().origin()).startsWith(first + '.');
    assertThat(Files.readString(folder.resolve("state/last-signed"))).doesNotContain(first + ' ');
  }

  @Test
  void refusesDataFromBeforeTheAdoption() throws Exception {
    loseStore();
    adoptAll();
    restoreBackup();
    assertThatThrownBy(() -> append(1))
        .isInstanceOf(StreamRefusedException.class)
        .hasMessageContaining("older than an adoption");
    adoptAll();
    append(1);
    assertThat(published().size()).isEqualTo(4);
  }

  @Test
  void staysRefusedUntilAnAdoptionThatWasCutIsFinished() throws Exception {
    append(2);
    restoreBackup();
    assertThatThrownBy(
            () ->
                Adoption.adopt(
                    config,
                    InstantSource.system(),
                    look().installation(),
                    Set.of("threadco"),
                    OPENING,
                    adopted -> {
                      throw new IllegalStateException("cut");
                    }))
        .hasMessage("cut");
    String next = origins().current();
    assertThatThrownBy(() -> append(1)).hasMessageContaining("adoption was not finished");
    assertThat(look().refused().getFirst().signed().getFirst().size()).isEqualTo(5);
    adoptAll();
    assertThat(origins().current()).isEqualTo(next);
    assertThat(origins().closed()).hasSize(1);
    append(1);
  }

  @Test
  void takesADamagedStoreOnlyForAllStreams() throws Exception {
    Path store = folder.resolve("state/last-signed");
    byte[] bytes = Files.readAllBytes(store);
    bytes[3] ^= 1;
    Files.write(store, bytes);
    assertThatThrownBy(this::open).hasMessageContaining("damaged in line 1");
    assertThatThrownBy(() -> adopt(Set.of("_system"))).hasMessageContaining("threadco must be");
    adoptAll();
    append(1);
    assertThat(published().origin()).startsWith(first + '.');
    assertThat(folder.resolve("state/last-signed.damaged.1")).hasBinaryContent(bytes);
  }

  @Test
  void wantsTheInstallationItIsMeantFor() {
    assertThatThrownBy(
            () ->
                Adoption.adopt(config, InstantSource.system(), "0123", Set.of(), OPENING, ENTRIES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("installation: 0123 (expected: ");
  }

  @Test
  void doesNotAdoptWhatCannotBeRead() throws Exception {
    loseStore();
    Path state = data().resolve("streams/threadco/state");
    byte[] bytes = Files.readAllBytes(state);
    bytes[60] ^= 1;
    Files.write(state, bytes);
    assertThatThrownBy(this::adoptAll)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("what it holds can't be told");
  }
}
