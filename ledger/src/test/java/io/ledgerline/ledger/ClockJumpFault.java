package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock is set while the ledger works: order, promises and signatures do not hang on it. */
@Timeout(180)
class ClockJumpFault {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T00:00:00Z",
        "2106-02-07T06:28:16Z",
        "9999-01-01T00:00:00Z"
      })
  void signsAndSealsWhateverTheClockIsSetTo(String to) throws Exception {
    var now = new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
    var config =
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "node-1")
            .withJournal(1 << 20, 4)
            .withRhythm(Duration.ofMillis(10), Duration.ofMillis(10));
    InstantSource clock = now::get;
    StreamOpening opening = (stream, origin, vkey) -> origin.getBytes(UTF_8);
    try (Ledger ledger = Ledger.open(config, clock, opening)) {
      ledger.append("threadco", new byte[] {1});
      now.set(Instant.parse(to));
      assertThat(ledger.append("threadco", new byte[] {2}).index()).isEqualTo(1);
      now.set(Instant.parse("2026-11-24T11:00:00Z"));
      assertThat(ledger.append("threadco", new byte[] {3}).index()).isEqualTo(2);
      assertThat(ledger.health().unsignedFor()).isGreaterThanOrEqualTo(Duration.ZERO);
      now.set(Instant.parse(to));
    }
    Path stream = folder.resolve("data/streams/threadco");
    SignedNote note = SignedNote.parse(Files.readAllBytes(stream.resolve("checkpoint")));
    assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(3);
    assertThat(Files.readAllLines(stream.resolve("vkey")))
        .hasSizeGreaterThan(1)
        .allMatch(vkey -> VerifierKey.parse(vkey).accepts(note));
    try (Ledger ledger = Ledger.open(config, clock, opening)) {
      assertThat(ledger.health().refusedStreams()).isEmpty();
      assertThat(ledger.size("threadco")).isEqualTo(3);
    }
  }
}
