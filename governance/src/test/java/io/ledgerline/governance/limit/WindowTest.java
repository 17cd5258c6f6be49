package io.ledgerline.governance.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final Instant SUNDAY = Instant.parse("2026-11-01T23:59:59Z");

  @Test
  void beginsAtBordersOfTheUtcCalendar() {
    assertThat(Window.DAY.startOf(SUNDAY)).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(Window.WEEK.startOf(SUNDAY)).isEqualTo("2026-10-26T00:00:00Z");
    assertThat(Window.MONTH.startOf(SUNDAY)).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(Window.LIFETIME.startOf(SUNDAY)).isEqualTo(Instant.EPOCH);
  }

  @Test
  void endsWhereTheNextBegins() {
    for (Window window : new Window[] {Window.DAY, Window.WEEK, Window.MONTH}) {
      Instant end = window.endOf(SUNDAY);
      assertThat(window.startOf(end)).isEqualTo(end);
      assertThat(window.startOf(end.minusNanos(1))).isEqualTo(window.startOf(SUNDAY));
    }
    assertThat(Window.LIFETIME.endOf(SUNDAY)).isEqualTo(Instant.MAX);
  }
}
