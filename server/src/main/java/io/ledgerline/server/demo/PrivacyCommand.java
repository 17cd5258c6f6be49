package io.ledgerline.server.demo;

import io.ledgerline.server.Places;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One question with personal data in it: what was typed, what Claude saw, what came back. */
@Command(
    name = "privacy",
    description = "Ask something personal: what you typed, what Claude saw, what you got back.")
final class PrivacyCommand implements Callable<Integer> {
  private static final String MODEL = "claude-sonnet-5-5";
  private static final int ANSWER_TOKENS = 400;
  private static final String MARK = "x-client-request-id";

  @Spec private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR", description = "The demo's folder.")
  private Path data = Places.demoData();

  @Option(names = "--tenant", paramLabel = "NAME", description = "Whose key; threadco by default.")
  private String tenant = "threadco";

  @Option(names = "--text", paramLabel = "TEXT", description = "What to say instead.")
  private String text =
      "Dear jane.doe@northwind-traders.com, the refund for card 4111 1111 1111 1111"
          + " went to IBAN DE89 3704 0044 0532 0130 00. We wrote to"
          + " sam.lee@northwind-traders.com as well.";

  @Override
  public Integer call() throws Exception {
    var out = spec.commandLine().getOut();
    var demo = DemoFile.read(data).orElse(null);
    var key = demo == null ? null : demo.keys().get(tenant);
    if (demo == null || key == null) {
      out.println("No demo with tenant " + tenant + " runs on " + data + ": start it first.");
      return 2;
    }
    var simulator = demo.simulator();
    if (simulator == null) {
      out.println("This demo has a real upstream, which does not tell what reached it.");
      return 2;
    }
    var question = "Reply with exactly: " + text;
    var mark = "privacy-" + UUID.randomUUID();
    try (var caller = new DemoCaller(demo.url())) {
      var reply =
          caller.ask(
              key,
              MODEL,
              question,
              ANSWER_TOKENS,
              false,
              Map.of(MARK, mark, "ledgerline-feature", "order-help"));
      show(out, "what you typed", question);
      if (reply.answered()) {
        show(out, "what Claude saw", Received.question(simulator, MARK, mark));
      }
      show(out, reply.answered() ? "what you got back" : "refused", reply.text());
      out.println("The entry: ./ledgerline audit query --tenant " + tenant + " --format json");
      out.println("  (request " + reply.requestId() + "; it holds types and numbers, no value)");
      out.flush();
      return reply.answered() ? 0 : 1;
    }
  }

  private static void show(PrintWriter out, String title, String said) {
    out.println(title);
    said.lines().forEach(line -> out.println("    " + line));
    out.println();
  }
}
