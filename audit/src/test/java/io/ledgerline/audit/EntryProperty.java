package io.ledgerline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryProperty {
  private static final long SEED = 20_261_121;

  private static String randomText(Random random, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i > 0; i--) {
      text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(128)));
    }
    return text.toString();
  }

  private static byte[] randomEntry(Random random) {
    EntryBuilder entry =
        EntryBuilder.entry(
            EventType.CALL_ADMITTED,
            new UUID(random.nextLong(), random.nextLong()),
            Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)),
            "threadco");
    for (Field field : Field.values()) {
      if (field == Field.VERSION || random.nextInt(3) > 0) {
        continue;
      }
      switch (field.kind()) {
        case TEXT -> entry.callerText(field, randomText(random, 300), new byte[32]);
        case INTEGER -> entry.number(field, random.nextLong());
        case DECIMAL -> entry.decimal(field, Double.longBitsToDouble(random.nextLong()));
        case FLAG -> entry.flag(field, random.nextBoolean());
        case USD -> entry.usd(field, random.nextLong());
        case TEXTS -> entry.texts(field, texts(random));
        case OBJECT ->
            entry.object(
                field,
                EntryObject.object().text("b", randomText(random, 50)).texts("a", texts(random)));
        case OBJECTS ->
            entry.objects(field, List.of(EntryObject.object().number("n", random.nextInt())));
        case UUID, TIME, HASH -> {}
      }
    }
    return entry.build();
  }

  private static List<String> texts(Random random) {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(100); i > 0; i--) {
      texts.add(randomText(random, 60));
    }
    return texts;
  }

  @Test
  void whateverIsBuiltIsCanonicalAndFits() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < 600; i++) {
      byte[] entry = randomEntry(random);
      assertThat(entry.length).isLessThanOrEqualTo(EntryBuilder.MAX_BYTES);
      CanonicalJson.check(entry, 0, entry.length);
      EntryView.parse(entry);
    }
  }

  @Test
  void checkingAndReadingAgreeOnEveryDamagedEntry() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      byte[] entry = i % 50 == 0 ? randomEntry(random) : randomEntrySmall(random);
      entry[random.nextInt(entry.length)] = (byte) random.nextInt(256);
      assertThat(checks(entry)).as("seed %d, round %d", SEED, i).isEqualTo(reads(entry));
    }
  }

  private static byte[] randomEntrySmall(Random random) {
    return EntryBuilder.entry(
            EventType.NODE_STARTED, new UUID(random.nextLong(), 1), Instant.EPOCH, "s")
        .number(Field.COUNT, random.nextInt())
        .text(Field.REASON, randomText(random, 20))
        .build();
  }

  private static boolean checks(byte[] entry) {
    try {
      CanonicalJson.check(entry, 0, entry.length);
      return true;
    } catch (MalformedEntryException e) {
      return false;
    } catch (RuntimeException e) {
      return fail("a damaged entry must not give %s", e);
    }
  }

  /** Reads it as JSON of this version; what its fields mean is not looked at. */
  private static boolean reads(byte[] entry) {
    try {
      Object version = new CanonicalReader(entry).readAll().get("_v");
      return Long.valueOf(1).equals(version);
    } catch (MalformedEntryException e) {
      return false;
    } catch (RuntimeException e) {
      return fail("a damaged entry must not give %s", e);
    }
  }
}
