package io.ledgerline.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Await;
import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 while calls are answered, streamed, begun. */
class KillFault {
  private static final int CALLERS = 16;
  private RunningDemo demo;
  private Tenant tenant;

  @BeforeEach
  void start() throws Exception {
    demo = RunningDemo.start();
    tenant = demo.tenant("kill", "20 USD");
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void everyAnsweredCallIsRecordedAndEveryCutOneIsWrittenAsInterrupted() throws Exception {
    killAndLook(2);
  }

  @Test
  @Tag("sweep")
  void holdsOverManyKills() throws Exception {
    killAndLook(40);
  }

  private void killAndLook(int kills) throws Exception {
    var replies = new ArrayList<Caller.Reply>();
    for (int i = 0; i < kills; i++) {
      replies.addAll(untilKilled(20 + i % 7 * 10));
      demo.startAgain();
    }
    assertThat(replies).filteredOn(Caller.Reply::whole).isNotEmpty();
    Ledgers.assertAllRecorded(tenant, replies);
    assertThat(demo.admin().entries(Map.of("tenant", "kill", "event_type", "call.interrupted")))
        .allMatch(row -> row.at("/entry/delivery").asString().equals("unknown"))
        .isNotEmpty();
    Ledgers.assertWithinBudget(tenant, "20");
    assertThat(tenant.caller().ask("Reply with exactly: alive", 20, false).status()).isEqualTo(200);
    Ledgers.assertVerifies(demo);
  }

  private List<Caller.Reply> untilKilled(int answers) throws Exception {
    try (var traffic = Traffic.start(tenant, CALLERS)) {
      Await.until("answers", Duration.ofSeconds(60), traffic::count, seen -> seen >= answers);
      demo.kill();
      return traffic.stop();
    }
  }
}
