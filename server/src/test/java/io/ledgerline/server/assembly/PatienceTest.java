package io.ledgerline.server.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicLong now = new AtomicLong();
  private final Patience patience =
      new Patience(Duration.ofMillis(20), Duration.ofSeconds(5), now::get);

  @Test
  void givesUpOnWhatHangsAndDoesNotAskAgainForAWhile() throws Exception {
    var never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                patience.within(
                    () -> {
                      never.await();
                      return 1;
                    }))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("does not answer");
    assertThatThrownBy(() -> patience.within(() -> 2)).hasMessageContaining("a moment ago");
    now.addAndGet(Duration.ofSeconds(6).toNanos());
    assertThat(patience.within(() -> 3)).isEqualTo(3);
    never.countDown();
  }

  @Test
  void passesOnWhatFailedAndGoesOnAsking() throws Exception {
    assertThatThrownBy(
            () ->
                patience.within(
                    () -> {
                      throw new SQLException("no such table");
                    }))
        .isInstanceOf(SQLException.class)
        .hasMessage("no such table");
    assertThat(patience.within(() -> 1)).isEqualTo(1);
  }
}
