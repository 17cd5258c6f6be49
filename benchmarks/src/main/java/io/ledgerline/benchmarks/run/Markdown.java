package io.ledgerline.benchmarks.run;

import java.util.List;
import java.util.Locale;

/** An outcome as Markdown tables, for a terminal and for the documentation. */
final class Markdown {
  private final Outcome outcome;
  private final List<String> peers;
  private final StringBuilder out = new StringBuilder();

  Markdown(Outcome outcome) {
    this.outcome = outcome;
    this.peers = outcome.peers();
  }

  String text() {
    line("Machine: " + outcome.machine() + ".");
    line(
        format(
            "Each figure: median of %d round(s) of %.1f s after %.1f s of warm-up, peers in turns.",
            outcome.plan().rounds(),
            outcome.plan().measured().toMillis() / 1e3,
            outcome.plan().warmUp().toMillis() / 1e3));
    calls("Plain 2 KB call", Workload.PLAIN_THROUGHPUT, Workload.PLAIN_LATENCY);
    calls("Stream of 20 events at once", Workload.STREAM_THROUGHPUT, Workload.STREAM_LATENCY);
    paced();
    openStreams();
    foot();
    return out.toString();
  }

  private void calls(String title, Workload throughput, Workload latency) {
    line("");
    row(
        title,
        "calls/s",
        "CPU µs/call",
        "database µs/call",
        "at 1,000/s: p50 ms",
        "p99 ms",
        "added p50 ms",
        "added p99 ms");
    rule(8);
    for (var peer : peers) {
      row(
          peer,
          format("%,.0f", outcome.median(throughput, peer, m -> m.result().perSecond())),
          format("%.0f", outcome.median(throughput, peer, Measured::cpuMicrosPerCall)),
          format("%.0f", outcome.median(throughput, peer, Measured::databaseMicrosPerCall)),
          format("%.2f", outcome.median(latency, peer, m -> m.result().latencyMillis(50))),
          format("%.2f", outcome.median(latency, peer, m -> m.result().latencyMillis(99))),
          format("%+.2f", outcome.added(latency, peer, m -> m.result().latencyMillis(50))),
          format("%+.2f", outcome.added(latency, peer, m -> m.result().latencyMillis(99))));
    }
  }

  private void paced() {
    line("");
    row(
        "100 streams, an event every 20 ms",
        "events/s",
        "CPU µs/event",
        "first event p50 ms",
        "added ms",
        "p99 ms");
    rule(6);
    var workload = Workload.STREAM_PACED;
    for (var peer : peers) {
      row(
          peer,
          format(
              "%,.0f",
              outcome.median(workload, peer, m -> m.result().events() / m.result().seconds())),
          format("%.1f", outcome.median(workload, peer, Measured::cpuMicrosPerEvent)),
          format("%.2f", outcome.median(workload, peer, m -> m.result().firstEventMillis(50))),
          format("%+.2f", outcome.added(workload, peer, m -> m.result().firstEventMillis(50))),
          format("%.2f", outcome.median(workload, peer, m -> m.result().firstEventMillis(99))));
    }
  }

  private void openStreams() {
    line("");
    row("Streams open together", "opened", "ended whole", "peak memory MiB");
    rule(4);
    for (var held : outcome.openStreams()) {
      row(
          held.peer(),
          format("%,d", held.asked()),
          format("%,d", held.whole()),
          format("%,.0f", held.peakResidentBytes() / 1024.0 / 1024.0));
    }
  }

  private void foot() {
    line("");
    line(
        format(
            "Raw fdatasync of 4 KiB on the same disk: p50 %.3f ms, p99 %.3f ms. Ledgerline, first"
                + " start to ready: %.1f s. Broken answers: %d.",
            outcome.rawSync().p50Millis(),
            outcome.rawSync().p99Millis(),
            outcome.startMillis() / 1e3,
            outcome.broken()));
    outcome.refusals().forEach(r -> line("Answers of " + r.getKey() + ": " + r.getValue()));
    line("");
    out.append(new Targets(outcome).markdown());
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void rule(int columns) {
    line("|" + " --- |".repeat(columns));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
