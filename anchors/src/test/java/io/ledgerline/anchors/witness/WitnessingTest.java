package io.ledgerline.anchors.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.anchors.AnchorRounds;
import io.ledgerline.anchors.AnchorRunner;
import io.ledgerline.anchors.ArchiveWriter;
import io.ledgerline.anchors.Rhythm;
import io.ledgerline.anchors.TestLedger;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.trust.TrustFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessingTest {
  private static final Rhythm RHYTHM = Rhythm.of(Duration.ofSeconds(60), Duration.ofMinutes(15));
  @TempDir Path temporary;

  /** A witness server on a port of its own. */
  private final class Running implements AutoCloseable {
    private final WitnessFolder folder;
    private final WitnessServer server;
    private final VerifierKey key;

    Running(String name, TestLedger of, int port) throws Exception {
      Path at = temporary.resolve(name);
      if (!at.toFile().exists()) {
        WitnessFolder.make(at, "witness.example/" + name, new SecureRandom());
      }
      folder = WitnessFolder.open(at);
      String logs =
          of.ledger.vkeys("brand").stream()
              .map(vkey -> "log " + vkey)
              .collect(Collectors.joining("\n"));
      Witness witness = new Witness(folder, () -> TrustFile.parse(logs), of.clock);
      server =
          WitnessServer.start(
              witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      key = VerifierKey.parse(witness.vkeys().getFirst());
    }

    WitnessClient client() {
      return new WitnessClient(key, URI.create("http://127.0.0.1:" + server.address().getPort()));
    }

    @Override
    public void close() throws Exception {
      server.close();
      folder.close();
    }
  }

  private AnchorRunner runner(
      TestLedger of, ArchiveWriter archive, Predicate<SignedNote> quorum, List<WitnessClient> all)
      throws Exception {
    return new AnchorRunner(
        of.ledger,
        new Witnessing(all, quorum, archive),
        RHYTHM,
        archive,
        of.clock,
        new UuidV7(of.clock, new SecureRandom()));
  }

  private static Predicate<SignedNote> all(List<WitnessClient> witnesses) {
    return note -> witnesses.stream().allMatch(witness -> witness.key().accepts(note));
  }

  @Test
  void keepsLinesOfAllWitnessesBelowTheNewestCheckpointOfAStreamThatGrew() throws Exception {
    var archive = new ArchiveWriter(temporary.resolve("anchors"));
    try (var of = new TestLedger(temporary.resolve("l"))) {
      of.append("brand", 300);
      try (var one = new Running("w1", of, 0);
          var two = new Running("w2", of, 0)) {
        var clients = List.of(one.client(), two.client());
        var runner = runner(of, archive, all(clients), clients);
        AnchorRounds.round(runner);
        long first = of.ledger.publishedSize("brand");
        assertThat(archive.newest("brand", AnchorKind.WITNESS, "witness")).isEqualTo(first);
        of.append("brand", 500);
        of.pass(Duration.ofSeconds(59));
        AnchorRounds.round(runner);
        assertThat(archive.newest("brand", AnchorKind.WITNESS, "witness")).isEqualTo(first);
        of.pass(Duration.ofSeconds(2));
        AnchorRounds.round(runner);
        long second = of.ledger.publishedSize("brand");
        byte[] bytes = archive.reader().note("brand", AnchorKind.WITNESS, second).orElseThrow();
        SignedNote note = SignedNote.parse(bytes);
        assertThat(one.key.accepts(note) && two.key.accepts(note)).isTrue();
        var ring = new KeyRing(of.ledger.vkeys("brand").stream().map(VerifierKey::parse).toList());
        assertThat(ring.faults(note)).isEmpty();
        assertThat(archive.reader().newest("brand", AnchorKind.WITNESS, second - 1))
            .hasValue(first);
        // _system is not watched by these witnesses: its refusal holds nobody up.
        assertThat(runner.status().lastFailure()).contains("404").contains("_system");
      }
    }
  }

  @Test
  void catchesUpAfterARestartWithWhatTheWitnessKnows() throws Exception {
    var archive = new ArchiveWriter(temporary.resolve("anchors"));
    try (var of = new TestLedger(temporary.resolve("l"))) {
      of.append("brand", 10);
      try (var one = new Running("w1", of, 0)) {
        var clients = List.of(one.client());
        AnchorRounds.round(runner(of, archive, all(clients), clients));
        of.append("brand", 10);
        // Another archive, as after a loss of it: the witness says what it knows.
        var fresh = new ArchiveWriter(temporary.resolve("anchors2"));
        AnchorRounds.round(runner(of, fresh, all(clients), clients));
        assertThat(fresh.newest("brand", AnchorKind.WITNESS, "witness"))
            .isEqualTo(of.ledger.publishedSize("brand"));
      }
    }
  }

  @Test
  void saysLateOnceAndRecoveredOnceEvenOverARestart() throws Exception {
    var archive = new ArchiveWriter(temporary.resolve("anchors"));
    try (var of = new TestLedger(temporary.resolve("l"))) {
      of.append("brand", 10);
      int port;
      try (var gone = new Running("w1", of, 0)) {
        port = gone.server.address().getPort();
      }
      // Only the brand's stream is looked at: the system's would wait for ever without a witness.
      VerifierKey key;
      try (var again = new Running("w1", of, port)) {
        key = again.key;
      }
      var client = new WitnessClient(key, URI.create("http://127.0.0.1:" + port));
      var runner = runner(of, archive, all(List.of(client)), List.of(client));
      AnchorRounds.round(runner);
      assertThat(runner.status().failures()).isPositive();
      assertThat(runner.status().lastFailure()).contains("witness.example/w1").contains("reached");
      of.pass(Duration.ofMinutes(16));
      AnchorRounds.round(runner);
      of.pass(Duration.ofMinutes(16));
      AnchorRounds.round(runner);
      assertThat(events(of)).containsExactly(EventType.ANCHOR_LATE);

      var restarted =
          AnchorRounds.recalling(runner(of, archive, all(List.of(client)), List.of(client)));
      assertThat(restarted.status().late()).isTrue();
      String everyStream =
          of.ledger.streams().stream()
              .flatMap(stream -> of.ledger.vkeys(stream).stream())
              .map(vkey -> "log " + vkey)
              .collect(Collectors.joining("\n"));
      try (var folder = WitnessFolder.open(temporary.resolve("w1"));
          var server =
              WitnessServer.start(
                  new Witness(folder, () -> TrustFile.parse(everyStream), of.clock),
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
        assertThat(server.address().getPort()).isEqualTo(port);
        waitForCheckpoints(of);
        AnchorRounds.round(restarted);
        assertThat(restarted.status().waiting()).isZero();
        assertThat(events(of)).containsExactly(EventType.ANCHOR_LATE, EventType.ANCHOR_RECOVERED);
        assertThat(restarted.status().late()).isFalse();
      }
    }
  }

  private static void waitForCheckpoints(TestLedger of) throws Exception {
    for (String stream : of.ledger.streams()) {
      of.covered(stream);
    }
  }

  private static List<EventType> events(TestLedger of) throws Exception {
    List<EventType> found = new ArrayList<>();
    for (var entry : of.ledger.read(StreamName.SYSTEM, 0, 100)) {
      if (EventType.ANCHOR_LATE.mayBe(entry.bytes())
          || EventType.ANCHOR_RECOVERED.mayBe(entry.bytes())) {
        found.add(EntryView.parse(entry.bytes()).type());
      }
    }
    return found;
  }

  @Test
  void keepsWhatAMinoritySignedAndStaysInTheBacklog() throws Exception {
    var archive = new ArchiveWriter(temporary.resolve("anchors"));
    try (var of = new TestLedger(temporary.resolve("l"))) {
      of.append("brand", 3);
      VerifierKey gone;
      int port;
      try (var two = new Running("w2", of, 0)) {
        gone = two.key;
        port = two.server.address().getPort();
      }
      try (var one = new Running("w1", of, 0)) {
        var away = new WitnessClient(gone, URI.create("http://127.0.0.1:" + port));
        var clients = List.of(one.client(), away);
        var runner = runner(of, archive, all(clients), clients);
        AnchorRounds.round(runner);
        long size = of.ledger.publishedSize("brand");
        assertThat(archive.newest("brand", AnchorKind.WITNESS, "witness")).isZero();
        var note =
            SignedNote.parse(
                archive.reader().note("brand", AnchorKind.WITNESS, size).orElseThrow());
        assertThat(one.key.accepts(note)).isTrue();
        try (var two = new Running("w2", of, port)) {
          assertThat(two.key.algorithm()).isEqualTo(Algorithm.ED25519_COSIGNATURE);
          of.pass(Duration.ofSeconds(10));
          AnchorRounds.round(runner);
          assertThat(archive.newest("brand", AnchorKind.WITNESS, "witness")).isEqualTo(size);
        }
      }
    }
  }
}
