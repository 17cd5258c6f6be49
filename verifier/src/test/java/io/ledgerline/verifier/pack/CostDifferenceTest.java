package io.ledgerline.verifier.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CostDifferenceTest {
  @Test
  void isWhatTheEntrySaysAfterLessWhatItSaysBefore() throws Exception {
    assertThat(CostDifference.of(entry("0.713000000", "0.003000001"))).isEqualTo(-709_999_999);
    assertThat(CostDifference.of(entry("0.001", "0.002"))).isEqualTo(1_000_000);
  }

  @Test
  void isNothingWhereTheEntryDoesNotSayIt() throws Exception {
    assertThat(CostDifference.of(entry("much", "0.002"))).isZero();
    assertThat(CostDifference.of(entry(null, "0.002"))).isZero();
    assertThat(CostDifference.of(entry("1e99999", "0.002"))).isZero();
    assertThat(CostDifference.of(entry("0.0000000001", "0.002"))).isZero();
  }

  private static EntryView entry(String before, String after) throws Exception {
    return EntryView.parse(
        EntryBuilder.entry(EventType.COST_ADJUSTED, new UUID(7, 1), Instant.EPOCH, "threadco")
            .object(Field.CHANGE, EntryObject.object().text("before", before).text("after", after))
            .build());
  }
}
