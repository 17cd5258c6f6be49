package io.ledgerline.ledger.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.disk.RealDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script stands for the operator's program: it adds a byte in front, and takes it off again. */
class KeyServiceTest {
  private static final String WORKS =
      """
      case "$1" in
        wrap) printf 'W'; cat ;;
        unwrap) tail -c +2 ;;
        *) exit 9 ;;
      esac
      """;

  @TempDir Path folder;

  private KeyProtection command(String script, Duration atMost) throws Exception {
    Path program = folder.resolve("kms");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return KeyProtection.service(new CommandKeyService(program, atMost));
  }

  private KeyProtection command(String script) throws Exception {
    return command(script, Duration.ofSeconds(20));
  }

  @Test
  void keysThatACommandProtectsAreOpenedByIt() throws Exception {
    Path keys = folder.resolve("keys");
    var protection = List.of(command(WORKS));
    KeyStore made = KeyStore.make(new RealDisk(), keys, protection, InstantSource.system());
    assertThat(keys.resolve("signing-1.keys")).content().contains("\nprotection command\n");
    KeyStore read = KeyStore.read(new RealDisk(), keys, protection);
    assertThat(read.current()).isEqualTo(made.current());
    read.use(read.generate(InstantSource.system()).number());
    assertThat(KeyStore.read(new RealDisk(), keys, protection).current().number()).isEqualTo(2);
  }

  @Test
  void keysProtectedOtherwiseBeforeAreProtectedAnew() throws Exception {
    Path keys = folder.resolve("keys");
    var none = List.of(KeyProtection.none());
    KeyStore.make(new RealDisk(), keys, none, InstantSource.system());
    var now = List.of(command(WORKS));
    assertThatThrownBy(() -> KeyStore.read(new RealDisk(), keys, now))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("protected by \"none\", and \"command\" is set up")
        .hasMessageContaining("signing_keys.protection");
    KeyStore.read(new RealDisk(), keys, List.of(now.getFirst(), KeyProtection.none()));
    assertThat(KeyStore.read(new RealDisk(), keys, now).protection()).isEqualTo("command");
  }

  @Test
  void whatBelongsElsewhereOrWasAlteredIsRefused() throws Exception {
    KeyProtection protection = command(WORKS);
    byte[] stored = protection.protect("secret".getBytes(UTF_8), "a".getBytes(UTF_8));
    assertThat(protection.open(stored, "a".getBytes(UTF_8))).asString().isEqualTo("secret");
    assertThatThrownBy(() -> protection.open(stored, "b".getBytes(UTF_8)))
        .isInstanceOf(KeyProtectionException.class);
    for (int at = 0; at < stored.length; at++) {
      byte[] bad = stored.clone();
      bad[at] ^= 1;
      if (at != 3) { // the byte that this command puts in front and does not look at
        assertThatThrownBy(() -> protection.open(bad, "a".getBytes(UTF_8)))
            .as("byte " + at)
            .isInstanceOf(KeyProtectionException.class);
      }
    }
  }

  private void assertFails(String script, String sentence) throws Exception {
    KeyProtection protection = command(script);
    assertThatThrownBy(() -> protection.protect(new byte[64], new byte[0]))
        .isInstanceOf(KeyProtectionException.class)
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("hush");
  }

  @Test
  void aCommandThatFailsIsNamedWithItsCodeAndNothingItWrote() throws Exception {
    assertFails("echo hush >&2; exit 7", "ended with code 7 and wrote 5 bytes");
    assertFails("cat >/dev/null", "wrote nothing");
    assertFails("yes hush", "the key command");
    assertFails("cat", "it encrypts nothing");
    assertFails("printf x", "does not open again what it wrapped");
  }

  @Test
  void aCommandThatHangsIsEnded() throws Exception {
    KeyProtection protection = command("sleep 600", Duration.ofMillis(300));
    assertThatThrownBy(() -> protection.protect(new byte[64], new byte[0]))
        .hasMessageContaining("did not end within 300 ms");
  }

  @Test
  void aProgramThatCannotBeRunIsRefusedAtOnce() {
    assertThatThrownBy(() -> new CommandKeyService(Path.of("kms"), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: an absolute path to an executable file");
  }
}
