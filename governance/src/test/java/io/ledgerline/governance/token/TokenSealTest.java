package io.ledgerline.governance.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.policy.TenantKey;
import io.ledgerline.inspection.token.Issued;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TokenSealTest {
  private static final byte[] NAME = new byte[16];
  private static final Issued TOKEN =
      new Issued("PERSON", "Person4X".getBytes(UTF_8), "Zoë \"Z\"".getBytes(UTF_8), true);

  private final TenantKey key = key(1);
  private final TokenSeal seal = new TokenSeal(new SecureRandom());

  private static TenantKey key(int fill) {
    byte[] secret = new byte[TenantKey.LENGTH];
    Arrays.fill(secret, (byte) fill);
    return new TenantKey(secret);
  }

  @Test
  void givesBackWhatWasSealed() {
    byte[] sealed = seal.close(key, "c_1", NAME, TOKEN);
    Issued opened = seal.open(key, "c_1", NAME, sealed);
    assertThat(opened).usingRecursiveComparison().isEqualTo(TOKEN);
    assertThat(new String(sealed, UTF_8)).doesNotContain("Zo", "Person");
  }

  @Test
  void opensNothingUnderAnotherKeyInAnotherConversationOrChanged() {
    byte[] sealed = seal.close(key, "c_1", NAME, TOKEN);
    byte[] changed = sealed.clone();
    changed[20] ^= 1;
    assertThatThrownBy(() -> seal.open(key(2), "c_1", NAME, sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> seal.open(key, "c_2", NAME, sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> seal.open(key, "c_1", NAME, changed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> seal.open(key, "c_1", NAME, new byte[3]))
        .isInstanceOf(IllegalStateException.class);
  }
}
