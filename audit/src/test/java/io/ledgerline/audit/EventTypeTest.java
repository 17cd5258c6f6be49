package io.ledgerline.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {
  @ParameterizedTest
  @EnumSource(names = "UNKNOWN", mode = EnumSource.Mode.EXCLUDE)
  void everyEntryMayBeOfItsOwnTypeAndBytesWithoutItsNameAreOfNone(EventType type) {
    byte[] entry = EntryBuilder.entry(type, new UUID(0, 0), Instant.EPOCH, "t").build();
    assertThat(type.mayBe(entry)).isTrue();
    assertThat(type.mayBe(("\"" + type.wireName()).getBytes(US_ASCII))).isFalse();
    assertThat(type.mayBe(new byte[0])).isFalse();
    for (int at = 0; at < 40; at++) { // wherever it stands, also right behind a part of itself
      String text = "\u00e9".repeat(at) + "\"" + type.wireName().charAt(0) + "\"" + type.wireName();
      assertThat(type.mayBe((text + "\"").getBytes(UTF_8))).isTrue();
      assertThat(type.mayBe(text.getBytes(UTF_8))).isFalse();
    }
  }
}
