package io.ledgerline.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  private static final byte[] SALT = new byte[32];
  private static final byte[] BYTES = "{\"model\":\"m\"}".getBytes(UTF_8);

  private static EntryView entry(ContentHash which, String hash) throws Exception {
    return EntryView.parse(
        EntryBuilder.entry(EventType.CALL_ADMITTED, new UUID(0x7000L, 1), Instant.EPOCH, "threadco")
            .text(which.field(), hash)
            .build());
  }

  @Test
  void computesAgainWhatAnEntryCommitsTo() throws Exception {
    for (ContentHash which : ContentHash.values()) {
      EntryView entry = entry(which, which.of(SALT, BYTES));
      assertThat(which.matches(entry, SALT, BYTES)).isTrue();
      assertThat(which.matches(entry, SALT, "other".getBytes(UTF_8))).isFalse();
      assertThat(which.matches(entry, new byte[31], BYTES)).isFalse();
    }
  }

  @Test
  void commitsToTheSha256SoThatAStreamCanBeHashedOnItsWay() throws Exception {
    byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(BYTES);
    assertThat(ContentHash.RESPONSE.of(SALT, BYTES))
        .isEqualTo(Commitment.of("ledgerline.response", SALT, sha256));
  }

  @Test
  void namesEachTextOnceAndInADomainOfItsOwn() {
    assertThat(ContentHash.named("prompt_sent")).contains(ContentHash.PROMPT_SENT);
    assertThat(ContentHash.named("prompt_hash")).isEmpty();
    assertThat(ContentHash.PROMPT.of(SALT, BYTES))
        .isNotEqualTo(ContentHash.RESPONSE.of(SALT, BYTES));
  }
}
