package io.ledgerline.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.limit.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CounterTest {
  private static final Instant MOMENT = Instant.parse("2028-02-29T13:14:15.123456789Z");

  @ParameterizedTest
  @CsvSource({
    "DAY,   2026-11-21T23:59:59.999999999Z, t/b@day:2026-11-21,   2026-11-22T00:00:00Z",
    "DAY,   2026-11-22T00:00:00Z,           t/b@day:2026-11-22,   2026-11-23T00:00:00Z",
    "WEEK,  2026-11-22T23:59:59.999999999Z, t/b@week:2026-11-16,  2026-11-23T00:00:00Z",
    "WEEK,  2026-11-23T00:00:00Z,           t/b@week:2026-11-23,  2026-11-30T00:00:00Z",
    "WEEK,  2027-01-01T00:00:00Z,           t/b@week:2026-12-28,  2027-01-04T00:00:00Z",
    "MONTH, 2026-11-30T23:59:59.999999999Z, t/b@month:2026-11-01, 2026-12-01T00:00:00Z",
    "MONTH, 2026-12-31T23:59:59Z,           t/b@month:2026-12-01, 2027-01-01T00:00:00Z",
    "MONTH, 2028-02-29T12:00:00Z,           t/b@month:2028-02-01, 2028-03-01T00:00:00Z",
  })
  void beginsAndResetsAtTheBordersOfTheCalendar(
      Window window, Instant moment, String text, Instant resets) {
    Counter counter = Counter.at("t/b", "", window, moment);

    assertThat(counter).hasToString(text);
    assertThat(counter.resetsAt()).isEqualTo(resets);
  }

  @Test
  void aLifetimeNeverResets() {
    assertThat(Counter.at("t/b", "", Window.LIFETIME, MOMENT).resetsAt()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Window.class)
  void comesBackFromTextAndFromAnEntry(Window window) throws Exception {
    for (String instance : List.of("", "u_7f3k", "threadco|u_7f3k|a:b/c.d-e_f")) {
      Counter counter = Counter.at("threadco/each", instance, window, MOMENT);

      assertThat(Counter.parse(counter.toString())).isEqualTo(counter);
      EntryView entry =
          EntryView.parse(
              EntryBuilder.entry(EventType.CALL_ADMITTED, new UUID(7, 7), MOMENT, "threadco")
                  .objects(Field.BUDGETS, List.of(counter.toEntry()))
                  .build());
      assertThat(Counter.ofEntry(entry.objects(Field.BUDGETS).getFirst())).isEqualTo(counter);
    }
  }

  @Test
  void knowsWhoseItIs() {
    assertThat(Counter.at("threadco/each", "", Window.DAY, MOMENT).tenant()).isEqualTo("threadco");
    assertThat(Counter.at("/all", "", Window.DAY, MOMENT).tenant()).isNull();
  }

  @Test
  void refusesWhatItCanNotRead() {
    assertThatThrownBy(() -> Counter.parse("threadco/each")).hasMessageContaining("counter");
    assertThatThrownBy(() -> Counter.ofEntry(Map.of("budget", "a/b")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Counter.ofEntry(Map.of("budget", "a/b", "window", "day", "start", "soon")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Counter.ofEntry(Map.of("budget", "a/b", "window", "decade")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
