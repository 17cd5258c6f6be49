package io.ledgerline.testkit.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.testkit.demo.Await;
import io.ledgerline.testkit.demo.Caller;
import io.ledgerline.testkit.demo.RunningDemo;
import io.ledgerline.testkit.demo.Tenant;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cap of ten cents against a thousand parallel calls. */
class BudgetDuelIT {
  private static final BigDecimal CAP = new BigDecimal("0.10");
  private static final int CALLS = 1_000;
  private static final String[] LONG = {"x-simulator", "words=400"};
  private RunningDemo demo;
  private Tenant tenant;

  @BeforeEach
  void start() throws Exception {
    demo = RunningDemo.start();
    tenant = demo.tenant("duel", "0.10 USD");
  }

  @AfterEach
  void stop() {
    demo.close();
  }

  @Test
  void neverSpendsMoreThanTheCapAndAtLeastHalfOfIt() throws Exception {
    var replies = join(duel());
    assertThat(replies).extracting(Caller.Reply::status).containsOnly(200, 429);
    var refused = replies.stream().filter(r -> r.status() == 429).findFirst().orElseThrow();
    assertThat(refused.json().at("/error/type").asString()).isEqualTo("billing_error");
    assertThat(tenant.spent()).isLessThanOrEqualTo(CAP).isGreaterThanOrEqualTo(half());
    long answered = replies.stream().filter(r -> r.status() == 200).count();
    assertThat(demo.admin().calls(Map.of("tenant", "duel", "status", "completed")))
        .hasSize((int) answered);
  }

  @Test
  void neverSpendsMoreThanTheCapWhenKilledInTheMiddle() throws Exception {
    var first = duel();
    long target = demo.upstream().recorder().received() + 20;
    assertThat(demo.upstream().recorder().awaitReceived(target, Duration.ofSeconds(30))).isTrue();
    demo.kill();
    first.forEach(call -> call.exceptionally(lost -> null).join());
    demo.startAgain();
    join(duel());
    settled();
    assertThat(tenant.spent()).isLessThanOrEqualTo(CAP).isGreaterThanOrEqualTo(half());
    demo.stop();
    var verified = demo.command("verify", demo.data().toString());
    assertThat(verified.exitCode()).as(verified.output()).isZero();
  }

  private static BigDecimal half() {
    return CAP.divide(BigDecimal.TWO);
  }

  /** A thousand calls at once, each of which uses up its tokens: about a third of a cent. */
  private List<CompletableFuture<Caller.Reply>> duel() {
    var body = Caller.question("Go on until you are stopped", 200, false);
    var all = new ArrayList<CompletableFuture<Caller.Reply>>();
    for (int i = 0; i < CALLS; i++) {
      all.add(demo.caller(tenant.key()).postAsync("/v1/messages", body, LONG));
    }
    return all;
  }

  private static List<Caller.Reply> join(List<CompletableFuture<Caller.Reply>> calls)
      throws Exception {
    CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
    return calls.stream().map(CompletableFuture::join).toList();
  }

  /** Every call that was admitted has its end, the interrupted ones included. */
  private void settled() throws Exception {
    Await.until(
        "no call is open",
        Duration.ofSeconds(60),
        () -> demo.admin().calls(Map.of("tenant", "duel", "status", "open")),
        List::isEmpty);
  }
}
