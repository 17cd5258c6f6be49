package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EventType;
import io.ledgerline.governance.limit.OnReserveShort;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A thousand calls at once against a budget that holds only some of them. */
class CrowdProperty {
  private static final int CALLS = 1000;

  @Test
  void aThousandCallsAtOnceNeverSpendMoreThanTheBudget() throws Exception {
    String dear = Wire.MESSAGE.replace("\"output_tokens\":5", "\"output_tokens\":100");
    long cost = 10 * 2_000 + 100 * 10_000;
    var good = new AtomicInteger();
    var refused = new AtomicInteger();
    try (var upstream = new ScriptedUpstream(x -> x.answer(200, "application/json", dear));
        Rig rig =
            Rig.to(upstream.url())
                .budget(RigSettings.budget("0.1", OnReserveShort.REFUSE))
                .start()) {
      try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < CALLS; i++) {
          crowd.submit(
              () -> {
                try (RawClient client = rig.client()) {
                  client.post("/v1/messages", Wire.REQUEST, AUTH);
                  int status = client.read().status();
                  (status == 200 ? good : refused).incrementAndGet();
                  assertThat(status).isIn(200, 429);
                }
                return null;
              });
        }
      }
      rig.assertNothingIsHeld();

      assertThat(good.get() + refused.get()).isEqualTo(CALLS);
      assertThat(rig.spent())
          .isEqualTo(good.get() * cost)
          .isLessThanOrEqualTo(100_000_000L)
          .isGreaterThanOrEqualTo(50_000_000L);
      assertThat(rig.log.of(EventType.CALL_COMPLETED)).hasSize(good.get());
      assertThat(rig.log.of(EventType.CALL_REFUSED)).hasSize(refused.get());
    }
  }
}
