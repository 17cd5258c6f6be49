package io.ledgerline.records.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.records.index.EntrySource.SourceEntry;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final Batch batch = new Batch();

  private void add(String stream, long index, int second) {
    var id = new UUID(0x0190_a0a0_0000_7000L + second, 0x8000_0000_0000_0000L | index);
    var entry =
        EntryBuilder.entry(EventType.CALL_COMPLETED, id, START.plusSeconds(second), stream)
            .text(Field.TENANT, stream)
            .build();
    batch.add(stream, new SourceEntry(index, entry));
  }

  private Iterable<String> order() {
    batch.order();
    return batch.entries.stream().map(each -> each.stream() + each.index()).toList();
  }

  @Test
  void putsTheEntriesOfSeveralStreamsInTheOrderOfTheirTimes() {
    add("a", 0, 1);
    add("a", 1, 4);
    add("b", 0, 2);
    add("b", 1, 3);
    assertThat(order()).containsExactly("a0", "b0", "b1", "a1");
  }

  @Test
  void keepsTheOrderOfAStreamWhoseClockWentBack() {
    add("a", 0, 5);
    add("a", 1, 1);
    add("b", 0, 2);
    assertThat(order()).containsExactly("b0", "a0", "a1");
  }
}
