package io.ledgerline.vault.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.junit.jupiter.api.Test;

/** The vault's keys and salts are those of RFC 5869. */
class SealingTest {
  @Test
  void whatIsDerivedIsHkdfExpandOfTheKeyAndThePlace() throws Exception {
    byte[] bytes = new byte[RawKey.LENGTH];
    Arrays.fill(bytes, (byte) 7);
    var key = new RawKey(bytes);
    for (String place : new String[] {"", "a place", "a place ".repeat(40)}) {
      byte[] info = place.getBytes(UTF_8);
      assertThat(Sealing.derive(key, info))
          .isEqualTo(
              KDF.getInstance("HKDF-SHA256")
                  .deriveData(HKDFParameterSpec.expandOnly(key, info, RawKey.LENGTH)));
    }
  }
}
