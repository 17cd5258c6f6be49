package io.ledgerline.vault.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentKeyProperty {
  private static final long SEED = 42;
  private static final KeyPeriod MONTH = KeyPeriod.month(Instant.parse("2026-11-25T12:00:00Z"));

  private final SecureRandom random = new SecureRandom();
  private final Random drawn = new Random(SEED);

  private static ContentKey key(UUID id, String tenant, byte[] secret) {
    return new ContentKey(id, tenant, MONTH, "class", new RawKey(secret.clone()));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    drawn.nextBytes(bytes);
    return bytes;
  }

  @Test
  void opensWhatItSealedInItsPlaceAndNowhereElse() {
    for (int i = 0; i < 200; i++) {
      byte[] secret = bytes(32);
      byte[] plain = bytes(drawn.nextInt(5_000));
      UUID id = new UUID(drawn.nextLong(), drawn.nextLong());
      UUID entry = new UUID(drawn.nextLong(), drawn.nextLong());
      int texts = 1 + drawn.nextInt(15);
      try (var lease = key(id, "threadco", secret).lease();
          var otherTenant = key(id, "otherco", secret).lease();
          var otherKey = key(UUID.randomUUID(), "threadco", secret).lease()) {
        byte[] sealed = lease.seal(entry, texts, plain, random);
        assertThat(lease.open(entry, texts, sealed)).isEqualTo(plain);
        assertThat(lease.open(UUID.randomUUID(), texts, sealed)).isNull();
        assertThat(lease.open(entry, texts ^ 1, sealed)).isNull();
        assertThat(otherTenant.open(entry, texts, sealed)).isNull();
        assertThat(otherKey.open(entry, texts, sealed)).isNull();
        sealed[drawn.nextInt(sealed.length)] ^= (byte) (1 << drawn.nextInt(8));
        assertThat(lease.open(entry, texts, sealed)).isNull();
      }
    }
  }

  @Test
  void derivesAnotherSaltForEveryEntryTenantAndKeyAndTheSameOneAgain() {
    byte[] secret = bytes(32);
    UUID id = UUID.randomUUID();
    var seen = new HashSet<String>();
    try (var one = key(id, "threadco", secret).lease();
        var again = key(id, "threadco", secret).lease();
        var other = key(id, "otherco", secret).lease();
        var another = key(id, "threadco", bytes(32)).lease()) {
      for (int i = 0; i < 500; i++) {
        UUID entry = new UUID(drawn.nextLong(), drawn.nextLong());
        assertThat(again.salt(entry)).isEqualTo(one.salt(entry)).hasSize(32);
        for (var lease : new ContentKey.Lease[] {one, other, another}) {
          assertThat(seen.add(java.util.HexFormat.of().formatHex(lease.salt(entry)))).isTrue();
        }
      }
    }
  }

  @Test
  void overwritesItsBytesOnceRetiredAndNoLongerInUse() {
    ContentKey key = key(UUID.randomUUID(), "threadco", bytes(32));
    var open = key.lease();
    byte[] before = open.salt(new UUID(1, 2));
    key.retire();
    assertThat(key.lease()).isNull();
    assertThat(open.salt(new UUID(1, 2)))
        .as("an open call ends with its own key")
        .isEqualTo(before);
    open.close();
    open.close();
    assertThat(key.isDestroyed()).isTrue();
  }

  @Test
  void doesNotTakeInAKeyThatWasReadBeforeADestruction() {
    var cache = new KeyCache(2);
    var name = new KeyCache.Name("threadco", "u_a", MONTH, "class");
    long before = cache.generation();
    ContentKey read = key(UUID.randomUUID(), "threadco", bytes(32));
    cache.destroyed(java.util.List.of());
    assertThat(cache.put(before, name, read)).isNull();
    assertThat(read.isDestroyed()).isTrue();
    assertThat(cache.size()).isZero();
  }

  @Test
  void holdsNoMoreKeysThanItMayAndDestroysTheOthers() {
    var cache = new KeyCache(2);
    ContentKey[] keys = new ContentKey[5];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(UUID.randomUUID(), "threadco", bytes(32));
      var name = new KeyCache.Name("threadco", "u_" + i, MONTH, "class");
      cache.put(cache.generation(), name, keys[i]).close();
    }
    assertThat(cache.size()).isEqualTo(2);
    assertThat(keys[0].isDestroyed()).isTrue();
    assertThat(keys[4].isDestroyed()).isFalse();
    assertThat(cache.lease("otherco", keys[4].id())).as("another tenant's key").isNull();
  }
}
