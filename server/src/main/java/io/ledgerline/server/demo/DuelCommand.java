package io.ledgerline.server.demo;

import io.ledgerline.server.Places;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A thousand calls at once against a budget of ten cents.
 *
 * <p>Each duel is a session of its own; the sample's budget limits every session of the tenant
 * {@code duel}, so the duel can be fought again and again.
 */
@Command(
    name = "duel",
    description = "Send 1,000 parallel calls against a $0.10 budget, and watch it hold.")
final class DuelCommand implements Callable<Integer> {
  private static final String TENANT = "duel";
  private static final String MODEL = "claude-sonnet-5-5";
  private static final BigDecimal LIMIT = new BigDecimal("0.10");
  private static final int ANSWER_TOKENS = 40;

  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", description = "The demo's folder.")
  private Path data = Places.demoData();

  @Option(names = "--calls", paramLabel = "N", description = "How many calls; 1000 by default.")
  private int calls = 1000;

  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    var demo = DemoFile.read(data).orElse(null);
    var key = demo == null ? null : demo.keys().get(TENANT);
    if (demo == null || key == null) {
      out.println("No demo runs on " + data + ": start it first (./ledgerline demo).");
      return 2;
    }
    var session = "duel-" + UUID.randomUUID();
    out.printf(
        "%,d calls at once, up to %d output tokens each, against a budget of $%s.%n",
        calls, ANSWER_TOKENS, LIMIT);
    out.flush();
    fight(demo.url(), key, session, out);
    var spent = new DuelScore(demo).spent(session);
    out.printf(
        "%n%,d answered, %,d refused by the budget, %,d failed.%n",
        answered.get(), refused.get(), failed.get());
    out.printf("spent  $%s of $%s%n", spent.toPlainString(), LIMIT);
    boolean held = spent.compareTo(LIMIT) <= 0;
    out.println(
        held ? "The limit held." : "The limit was passed. That is a bug; please report it.");
    out.flush();
    return held && failed.get() == 0 ? 0 : 1;
  }

  private void fight(URI url, String key, String session, PrintWriter out)
      throws InterruptedException {
    var done = new CountDownLatch(calls);
    try (var caller = new DemoCaller(url);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < calls; i++) {
        threads.execute(
            () -> {
              try {
                strike(caller, key, session);
              } finally {
                done.countDown();
              }
            });
      }
      while (!done.await(200, TimeUnit.MILLISECONDS)) {
        count(out);
      }
      count(out);
    }
  }

  private void count(PrintWriter out) {
    out.printf(
        "\r  answered %,6d   refused %,6d   failed %,6d",
        answered.get(), refused.get(), failed.get());
    out.flush();
  }

  private void strike(DemoCaller caller, String key, String session) {
    try {
      var reply =
          caller.ask(
              key,
              MODEL,
              "Say hello.",
              ANSWER_TOKENS,
              false,
              Map.of("ledgerline-session", session, "ledgerline-feature", "duel"));
      switch (reply.status()) {
        case 200 -> answered.incrementAndGet();
        case 429 -> refused.incrementAndGet();
        default -> failed.incrementAndGet();
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
