package io.ledgerline.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Await;
import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL stands still, or dies, while calls go on. */
class DatabaseFault {
  private RunningDemo demo;
  private Tenant tenant;

  @BeforeEach
  void start() throws Exception {
    demo = RunningDemo.start();
    tenant = demo.tenant("database", "20 USD");
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void callsGoOnFromTheSnapshotWhileItStandsStillAndAllIsThereAfterwards() throws Exception {
    var pids = demo.databasePids();
    assertThat(pids).isNotEmpty();
    signal("-STOP", pids);
    List<Caller.Reply> replies;
    try {
      replies = answers(200);
    } finally {
      signal("-CONT", pids);
    }
    assertGoesOn(replies);
  }

  @Test
  void callsGoOnWhenItIsKilledAndAllIsThereOnceItIsBack() throws Exception {
    var pids = demo.databasePids();
    signal("-KILL", pids);
    var replies = answers(200);
    Await.until(
        "a new PostgreSQL",
        Duration.ofSeconds(60),
        demo::databasePids,
        now -> !now.isEmpty() && !now.getFirst().equals(pids.getFirst()));
    assertGoesOn(replies);
  }

  private List<Caller.Reply> answers(int count) throws Exception {
    try (var traffic = Traffic.start(tenant, 8)) {
      Await.until(
          count + " answers", Duration.ofSeconds(60), traffic::count, seen -> seen >= count);
      var replies = traffic.stop();
      assertThat(traffic.broken()).isZero();
      return replies;
    }
  }

  private void assertGoesOn(List<Caller.Reply> replies) throws Exception {
    assertThat(replies).allMatch(Caller.Reply::whole);
    Await.until(
        "the admin API answers again",
        Duration.ofSeconds(60),
        this::adminAnswers,
        Boolean.TRUE::equals);
    Ledgers.assertAllRecorded(tenant, replies);
    Ledgers.assertWithinBudget(tenant, "20");
    Ledgers.assertVerifies(demo);
  }

  private boolean adminAnswers() throws Exception {
    try {
      demo.admin().get("/api/v1/audit/calls?limit=1");
      return true;
    } catch (AssertionError unavailable) {
      return false;
    }
  }

  private static void signal(String signal, List<Long> pids) throws Exception {
    for (long pid : pids) {
      new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
    }
  }
}
