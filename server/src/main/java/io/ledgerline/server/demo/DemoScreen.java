package io.ledgerline.server.demo;

import io.ledgerline.server.Places;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What the demo prints. */
final class DemoScreen {
  private final PrintWriter out;
  private final Demo demo;
  private final Path data;

  DemoScreen(PrintWriter out, Demo demo, Path data) {
    this.out = out;
    this.demo = demo;
    this.data = data;
  }

  void greet() {
    out.println();
    out.println(
        "Ledgerline is running: gateway, ledger, PostgreSQL and three brands in one process.");
    if (demo.simulated()) {
      out.println("Claude is a SIMULATOR here: answers are made up by rules, nothing costs money.");
    }
    out.println();
    out.println("  url         " + demo.url());
    out.println("  data        " + data);
    out.println("  start page  " + demo.file().consoleUrl());
    out.println("  admin key   " + demo.file().adminToken());
    out.println();
    out.println("  keys of the brands' applications");
    demo.file().keys().forEach((name, key) -> out.printf("    %-22s %s%n", name, key));
    if (demo.interrupted() > 0) {
      out.printf(
          "%n  %d calls of the last run were cut by its end: recorded as interrupted.%n",
          demo.interrupted());
    }
    out.println();
    out.flush();
  }

  void traffic(DemoTraffic.Result result) {
    out.printf(
        "Sent some traffic: %d answered, %d refused. The refusals:%n",
        result.answered(), result.refused().size());
    result.refused().forEach(sentence -> out.println("  - " + sentence));
    out.println();
    out.flush();
  }

  /** Numbered commands for another terminal. */
  void commands() {
    var keys = demo.file().keys();
    out.println("Try, in another terminal:");
    out.println();
    out.println("1. The same question to two brands: two tones, two refund policies.");
    out.println(ask(keys.getOrDefault("threadco", "ll_…")));
    out.println(ask(keys.getOrDefault("voltbay", "ll_…")));
    out.println("2. A hard budget: 1,000 parallel calls against ten cents, with a live counter.");
    out.println("     ./ledgerline demo duel" + option());
    out.println(
        "3. A copy of the ledger edited, cut, swapped, forked: each found and named by the verifier.");
    out.println("     ./ledgerline demo tamper" + option());
    out.println("4. Personal data stays home: what you typed, what Claude saw, what you got back.");
    out.println("     ./ledgerline demo privacy" + option());
    out.println(
        "5. What should not succeed: hidden instructions, a leaked key, a promise nobody made.");
    out.println("     ./ledgerline demo attacks" + option());
    out.println("6. What each brand spent, and every call that was made.");
    if (!option().isEmpty()) {
      out.println(
          "     export LEDGERLINE_URL=%s LEDGERLINE_TOKEN=%s"
              .formatted(demo.url(), demo.file().adminToken()));
    }
    out.println("     ./ledgerline report cost");
    out.println("     ./ledgerline audit query --tenant threadco");
    out.println("7. Claude Code through the gateway; only the address changes.");
    out.println(
        "     ANTHROPIC_BASE_URL="
            + demo.url()
            + " ANTHROPIC_API_KEY="
            + keys.getOrDefault("threadco-engineering", keys.getOrDefault("threadco", "ll_…"))
            + " claude --model sonnet -p 'say hello'");
    out.println();
    out.println("Stop with Ctrl-C; the same command starts again on the same data.");
    out.flush();
  }

  private String option() {
    return data.equals(Places.demoData()) ? "" : " --data " + data;
  }

  private String ask(String key) {
    return """
             curl -s %s/v1/messages -H 'x-api-key: %s' \\
               -H 'anthropic-version: 2023-06-01' -H 'content-type: application/json' \\
               -d '{"model":"claude-sonnet-5-5","max_tokens":300,"messages":[{"role":"user","content":"What is your refund policy?"}]}'
        """
        .formatted(demo.url(), key)
        .stripTrailing();
  }
}
