package io.ledgerline.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerReaderTest {
  private static DerReader of(String hex) {
    return DerReader.of(HexFormat.of().parseHex(hex));
  }

  @Test
  void readsValuesInOrder() throws Exception {
    DerReader all = of("3008020105060355042504003100");
    DerReader inside = all.next(DerReader.SEQUENCE).inside();
    assertThat(inside.next(DerReader.INTEGER).integer()).isEqualTo(5);
    assertThat(inside.next(DerReader.OID).oid()).isEqualTo("2.5.4.37");
    assertThat(inside.hasMore()).isFalse();
    assertThat(all.next(DerReader.OCTETS).content()).isEmpty();
    assertThatThrownBy(all::requireEnd).hasMessage("DER at byte 12: 2 bytes more than expected");
  }

  @ParameterizedTest
  @CsvSource({
    "3080020105000, indefinite length",
    "30, the end",
    "3005020105, expected: at most 3",
    "3081, the end",
    "30817f, shortest form",
    "3082007f, shortest form",
    "3084ffffffff, shortest form",
    "30847fffffff, expected: at most 0",
    "308501000000000, definite one",
    "1f8101, tag of several bytes"
  })
  void refusesLengthsAndTagsThatAreNotDer(String hex, String why) {
    String even = hex.length() % 2 == 0 ? hex : hex + "0";
    assertThatThrownBy(() -> of(even).next())
        .isInstanceOf(MalformedDerException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"0200", "02020001", "0202ff80"})
  void refusesNumbersThatAreNotInTheirShortestForm(String hex) {
    assertThatThrownBy(() -> of(hex).next().integer()).isInstanceOf(MalformedDerException.class);
  }

  @ParameterizedTest
  @CsvSource({"0600", "060180", "06028001", "060b2affffffffffffffffff7f"})
  void refusesIdentifiersThatAreNone(String hex) {
    assertThatThrownBy(() -> of(hex).next().oid()).isInstanceOf(MalformedDerException.class);
  }

  @Test
  void isNotImpressedByDeepNesting() {
    byte[] deep = new byte[100_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    assertThatThrownBy(() -> StampToken.parse(deep)).isInstanceOf(MalformedDerException.class);
    byte[] nested = new byte[0];
    for (int i = 0; i < 2_000; i++) {
      nested = DerBytes.seq(nested);
    }
    byte[] whole = nested;
    assertThatThrownBy(() -> StampToken.parse(whole)).isInstanceOf(MalformedDerException.class);
  }

  @Test
  void neverReadsBeyondItsBytes() {
    Random random = new Random(5652);
    for (int i = 0; i < 30_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      try {
        DerReader all = DerReader.of(bytes);
        while (all.hasMore()) {
          DerValue value = all.next();
          assertThat(value.to()).isLessThanOrEqualTo(bytes.length);
          assertThat(Arrays.copyOfRange(bytes, value.from(), value.to()))
              .isEqualTo(value.content());
        }
      } catch (MalformedDerException e) {
        assertThat(e).hasMessageStartingWith("DER at byte ");
      }
    }
  }
}
