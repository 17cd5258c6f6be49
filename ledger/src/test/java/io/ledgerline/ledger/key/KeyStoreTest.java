package io.ledgerline.ledger.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.RealDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));

  private static final List<KeyProtection> NONE = List.of(KeyProtection.none());

  @TempDir Path folder;
  private final Disk disk = new RealDisk();

  private static List<KeyProtection> passphrase(String text) {
    return List.of(KeyProtection.passphrase(text.toCharArray()));
  }

  private static List<String> vkeys(KeyGeneration generation) {
    return generation.verifierKeys("ledger.example/t").stream().map(key -> key.vkey()).toList();
  }

  @Test
  void keysAreTheSameAfterAReadAndTheirFileIsPrivate() throws Exception {
    KeyStore made = KeyStore.make(disk, folder, NONE, CLOCK);
    KeyStore read = KeyStore.read(disk, folder, NONE);
    assertThat(vkeys(read.current())).isEqualTo(vkeys(made.current())).hasSize(2);
    assertThat(read.current().createdAt()).isEqualTo(CLOCK.instant());
    var mode = Files.getPosixFilePermissions(folder.resolve("signing-1.keys"));
    assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
  }

  @Test
  void aNewGenerationSignsOnlyOnceItIsPutToUseAndOldOnesStay() throws Exception {
    KeyStore store = KeyStore.make(disk, folder, NONE, CLOCK);
    KeyGeneration second = store.generate(CLOCK);
    assertThat(store.current().number()).isEqualTo(1);
    assertThat(KeyStore.read(disk, folder, NONE).current().number()).isEqualTo(1);
    store.use(second.number());
    KeyStore read = KeyStore.read(disk, folder, NONE);
    assertThat(vkeys(read.current())).isEqualTo(vkeys(second));
    assertThat(read.generations()).hasSize(2);
  }

  @Test
  void aPassphraseOpensWhatItProtectedAndNoOtherDoes() throws Exception {
    KeyStore made = KeyStore.make(disk, folder, passphrase("correct horse battery"), CLOCK);
    KeyStore read = KeyStore.read(disk, folder, passphrase("correct horse battery"));
    assertThat(vkeys(read.current())).isEqualTo(vkeys(made.current()));
    assertThatThrownBy(() -> KeyStore.read(disk, folder, passphrase("correct horse batterx")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("signing-1.keys")
        .hasMessageContaining("passphrase is not the one");
    assertThatThrownBy(() -> KeyStore.read(disk, folder, NONE))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("protected by \"passphrase\"");
  }

  @Test
  void anyChangedLineOfAKeyFileIsRefused() throws Exception {
    KeyStore.make(disk, folder, passphrase("correct horse battery"), CLOCK);
    Path file = folder.resolve("signing-1.keys");
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int at = line.length() - 3;
      char other = line.charAt(at) == 'A' ? 'B' : 'A';
      var changed = new java.util.ArrayList<>(lines);
      changed.set(i, line.substring(0, at) + other + line.substring(at + 1));
      Files.writeString(file, String.join("\n", changed) + '\n');
      assertThatThrownBy(() -> KeyStore.read(disk, folder, passphrase("correct horse battery")))
          .as(line)
          .isInstanceOf(LedgerException.class);
    }
  }

  @Test
  void publicKeysOfAnotherSecretAreRefusedAlsoWithoutProtection() throws Exception {
    KeyStore store = KeyStore.make(disk, folder, NONE, CLOCK);
    store.generate(CLOCK);
    KeyFile other = KeyFile.parse(Files.readAllBytes(folder.resolve("signing-2.keys")));
    byte[] mixed =
        KeyFile.format(store.current(), other.seeds(KeyProtection.none()), KeyProtection.none());
    Files.write(folder.resolve("signing-1.keys"), mixed);
    assertThatThrownBy(() -> KeyStore.read(disk, folder, NONE))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("not those of its secret");
  }

  @Test
  void aMissingGenerationThatIsInUseIsRefused() throws Exception {
    KeyStore store = KeyStore.make(disk, folder, NONE, CLOCK);
    store.generate(CLOCK);
    store.use(2);
    Files.delete(folder.resolve("signing-2.keys"));
    assertThatThrownBy(() -> KeyStore.read(disk, folder, NONE))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("restore");
  }
}
