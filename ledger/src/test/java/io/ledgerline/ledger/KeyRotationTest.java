package io.ledgerline.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.ledger.key.KeyStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds are run by the test, so that nothing here waits for a thread. */
class KeyRotationTest {
  @TempDir Path folder;
  private LedgerConfig config;
  private Path stream;

  @BeforeEach
  void configure() {
    config =
        LedgerConfig.of(folder.resolve("data"), folder.resolve("state"), "ledger.example", "n1")
            .withJournal(1 << 20, 3);
    stream = config.dataDir().resolve("streams/threadco");
  }

  private Ledger open() throws Exception {
    return Ledger.open(
        config,
        InstantSource.system(),
        (name, origin, vkey) -> origin.getBytes(UTF_8),
        FolderLock.none(),
        new RealDisk(),
        false);
  }

  private static void sign(Ledger ledger) {
    ledger.engine().core().rounds.sign();
  }

  private SignedNote note() throws Exception {
    return SignedNote.parse(Files.readAllBytes(stream.resolve("checkpoint")));
  }

  private static boolean accepts(KeyGeneration keys, String origin, SignedNote note) {
    return new KeyRing(keys.verifierKeys(origin)).accepts(note);
  }

  @Test
  void oldAndNewKeysSignOnceTogetherAndThenTheNewOnesAlone() throws Exception {
    try (Ledger ledger = open()) {
      ledger.append("threadco", new byte[] {1});
      sign(ledger);
      String origin = ledger.origin("threadco");
      KeyGeneration first = ledger.keys().current();
      KeyGeneration second = ledger.keys().make();
      sign(ledger);
      assertThat(note().signatures()).as("made, and not in use yet").hasSize(2);
      ledger.keys().use(second.number());
      sign(ledger);
      assertThat(accepts(first, origin, note())).isTrue();
      assertThat(accepts(second, origin, note())).isTrue();
      assertThat(stream.resolve("vkey")).content().hasLineCount(4);
      ledger.append("threadco", new byte[] {2});
      sign(ledger);
      assertThat(accepts(second, origin, note())).isTrue();
      assertThat(accepts(first, origin, note())).isFalse();
    }
  }

  @Test
  void aStreamThatWasIdleSinceTheStartIsHandedOverToo() throws Exception {
    try (Ledger ledger = open()) {
      ledger.append("threadco", new byte[] {1});
    }
    try (Ledger ledger = open()) {
      KeyGeneration first = ledger.keys().current();
      KeyGeneration second = ledger.keys().make();
      ledger.keys().use(second.number());
      sign(ledger);
      assertThat(accepts(first, ledger.origin("threadco"), note())).isTrue();
      assertThat(accepts(second, ledger.origin("threadco"), note())).isTrue();
    }
  }

  @Test
  void aNodeThatEndsRightAfterARotationHandsOverAtItsNextStart() throws Exception {
    KeyGeneration first;
    KeyGeneration second;
    String origin;
    try (Ledger ledger = open()) {
      ledger.append("threadco", new byte[] {1});
      sign(ledger);
      origin = ledger.origin("threadco");
      first = ledger.keys().current();
      second = ledger.keys().make();
    }
    // The switch reached the disk, and nothing was signed after it.
    KeyStore.read(new RealDisk(), config.keyDir(), config.keyProtections()).use(2);
    try (Ledger ledger = open()) {
      sign(ledger);
      assertThat(accepts(first, origin, note())).isTrue();
      assertThat(accepts(second, origin, note())).isTrue();
      sign(ledger);
      assertThat(note().signatures()).as("signed once").hasSize(4);
    }
  }

  @Test
  void olderKeysAreNeverPutToUseAgain() throws Exception {
    try (Ledger ledger = open()) {
      int second = ledger.keys().make().number();
      int third = ledger.keys().make().number();
      ledger.keys().use(third);
      ledger.keys().use(second);
      assertThat(ledger.keys().current().number()).isEqualTo(third);
    }
  }

  @Test
  void theOldSecretGoesOnceEveryStreamIsHandedOverAndNotBefore() throws Exception {
    Path file = config.keyDir().resolve("signing-1.keys");
    String origin;
    KeyGeneration first;
    try (Ledger ledger = open()) {
      ledger.append("threadco", new byte[] {1});
      sign(ledger);
      origin = ledger.origin("threadco");
      first = ledger.keys().current();
      ledger.keys().use(ledger.keys().make().number());
      assertThat(ledger.keys().retirable()).as("streams are signed by the old keys").isEmpty();
      sign(ledger);
      assertThat(ledger.keys().retirable()).containsExactly(first);
      String seeds = Files.readAllLines(file).get(6);
      ledger.keys().retire(1);
      assertThat(file).content().doesNotContain(seeds).contains("seeds destroyed");
      assertThat(ledger.keys().retirable()).isEmpty();
    }
    try (Ledger ledger = open()) {
      assertThat(ledger.keys().generations().getFirst().retired()).isTrue();
      assertThat(accepts(ledger.keys().generations().getFirst(), origin, note()))
          .as("public keys are kept")
          .isTrue();
      ledger.append("threadco", new byte[] {2});
      sign(ledger);
      assertThat(accepts(ledger.keys().current(), origin, note())).isTrue();
    }
  }

  @Test
  void onlyKeysThatSignAreOpenedAtStart() throws Exception {
    var opened = new AtomicInteger();
    var counting =
        new KeyProtection() {
          @Override
          public String scheme() {
            return "counting";
          }

          @Override
          public byte[] protect(byte[] secret, byte[] context) {
            return secret.clone();
          }

          @Override
          public byte[] open(byte[] stored, byte[] context) {
            opened.incrementAndGet();
            return stored.clone();
          }
        };
    config = config.withKeyProtection(counting);
    try (Ledger ledger = open()) {
      for (int i = 0; i < 3; i++) {
        ledger.keys().use(ledger.keys().make().number());
        sign(ledger);
      }
    }
    try (Ledger ledger = open()) {
      ledger.append("threadco", new byte[] {1});
      sign(ledger);
      assertThat(ledger.keys().generations()).hasSize(4);
    }
    assertThat(opened).hasValue(1);
  }
}
