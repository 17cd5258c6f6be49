package io.ledgerline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-25T22:01:02.003Z",
        "1969-12-31T23:59:59.999Z",
        "0001-01-01T00:00:00.000Z",
        "2024-02-29T12:00:00.500Z",
        "2026-11-25T22:01:02Z",
        "2026-11-25T22:01:02.123456Z"
      })
  void readsWhatTheJdkReads(String text) {
    assertThat(EntryTime.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-13-25T22:01:02.003Z",
        "2025-02-29T12:00:00.500Z",
        "2026-11-25 22:01:02.003Z"
      })
  void refusesWhatTheJdkRefuses(String text) {
    assertThatThrownBy(() -> EntryTime.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
