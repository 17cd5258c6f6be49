package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.call.CopyBound;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CopyBoundTest {
  private static final long MOST = 1_000;

  private final AtomicLong behind = new AtomicLong();
  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong time = new AtomicLong();
  private final MemoryLog log = new MemoryLog();
  private volatile boolean passes;
  private final CopyBound bound =
      new CopyBound(
          log,
          () -> {
            looks.incrementAndGet();
            return behind.get();
          },
          MOST,
          time::get,
          this::pause);

  /** No time is lost on it, and none passes unless a test says so. */
  private void pause(Duration asked) {
    if (passes) {
      time.addAndGet(asked.toNanos());
    }
    Thread.yield();
  }

  private static void answer(ScriptedUpstream.Exchange exchange) throws Exception {
    exchange.answer(200, "application/json", Wire.MESSAGE);
  }

  @Test
  void takesCallsWhileTheCopyIsNoFurtherBehindThanItMayBe() throws Exception {
    try (var upstream = new ScriptedUpstream(CopyBoundTest::answer);
        Rig rig = Rig.to(upstream.url()).ledger(bound).start();
        RawClient client = rig.client()) {
      behind.set(MOST);
      client.post("/v1/messages", Wire.REQUEST, AUTH);

      assertThat(client.read().status()).isEqualTo(200);
      assertThat(looks).hasValue(1);
    }
  }

  @Test
  void letsACallWaitUntilTheCopyHasCaughtUp() throws Exception {
    try (var upstream = new ScriptedUpstream(CopyBoundTest::answer);
        Rig rig = Rig.to(upstream.url()).ledger(bound).start();
        RawClient client = rig.client()) {
      behind.set(MOST + 1);
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      while (looks.get() == 0) {
        Thread.onSpinWait();
      }
      assertThat(log.all()).isEmpty();
      behind.set(MOST);

      assertThat(client.read().status()).isEqualTo(200);
    }
  }

  @Test
  void refusesACallWhenTheCopyComesNoNearerAndRecordsThat() throws Exception {
    try (var upstream = new ScriptedUpstream(CopyBoundTest::answer);
        Rig rig = Rig.to(upstream.url()).ledger(bound).start();
        RawClient client = rig.client()) {
      behind.set(MOST + 1);
      passes = true;
      client.post("/v1/messages", Wire.REQUEST, AUTH);
      RawClient.Answer answer = client.read();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(Duration.ofNanos(time.get())).isGreaterThan(Duration.ofSeconds(2));
      assertThat(answer.header("retry-after")).isEqualTo("5");
      assertThat(answer.text()).contains("api_error").contains("copy of the ledger");
      assertThat(log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("copy.behind");
      assertThat(log.openRooms()).isZero();
      rig.assertNothingIsHeld();
    }
  }
}
