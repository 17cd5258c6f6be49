package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.verifier.pack.LogFigures.Count;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A pack's page for people: one file without scripts or anything from elsewhere. A function of the
 * question and the figures only, so that the verifier can make it again and compare.
 */
public final class SummaryPage {
  private static final int MOST_EVENTS = 500;
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--line:#d0d7de;--soft:#f6f8fa;--text:#1f2328;--dim:#59636e;--page:#fff}
      @media(prefers-color-scheme:dark){:root{--line:#3d444d;--soft:#151b23;--text:#f0f6fc;--dim:#9198a1;--page:#0d1117}}
      body{font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--page);max-width:62rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
      p{margin:.4rem 0}.dim{color:var(--dim)}
      .grade{border-left:.3rem solid var(--dim);background:var(--soft);padding:.7rem 1rem;margin:1rem 0}
      dl.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:.6rem;margin:1rem 0}
      dl.cards div{border:1px solid var(--line);border-radius:.4rem;padding:.6rem .8rem}
      dl.cards dt{color:var(--dim);font-size:.85rem}dl.cards dd{margin:0;font-size:1.25rem;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
      .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}
      caption{text-align:left;color:var(--dim);padding:.2rem 0}
      th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
      td.w{overflow-wrap:anywhere;min-width:12rem}.k{white-space:nowrap}thead th{background:var(--soft)}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      code{font-size:.85em}
      @media print{body{margin:0;max-width:none;font-size:11pt}dl.cards div,tr{break-inside:avoid}h2{break-after:avoid}.scroll{overflow:visible}}
      """;

  private final PackQuestion question;
  private final List<LogReport> logs;
  private final List<LogFigures> tenants = new ArrayList<>();
  private final StringBuilder html = new StringBuilder();

  private SummaryPage(PackQuestion question, List<LogReport> logs) {
    this.question = question;
    this.logs = logs;
    for (LogReport log : logs) {
      if (!log.stream().equals(StreamName.SYSTEM)) {
        tenants.add(log.figures());
      }
    }
  }

  /** The page's bytes. Of a log only its name, checkpoint, range and figures are shown. */
  public static byte[] of(PackQuestion question, List<LogReport> logs) {
    SummaryPage page = new SummaryPage(question, logs);
    page.write();
    return page.html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write() {
    String title = "Evidence pack: " + question.whose();
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(escaped(title)).append("</title>\n<style>\n").append(STYLE);
    html.append("</style>\n</head>\n<body>\n<main>\n<h1>").append(escaped(title)).append("</h1>\n");
    html.append("<p>From <strong>").append(question.from()).append("</strong> to <strong>");
    html.append(question.to())
        .append("</strong>, last instant excluded.</p>\n<p class=\"dim\">Made ");
    html.append(question.exported()).append(" by ").append(escaped(question.software()));
    html.append(".</p>\n");
    grade();
    cards();
    counted("Entries by type", "Type", LogFigures::types);
    counted("Refused calls by rule", "Rule", LogFigures::refusals);
    counted("Policy flags", "Flag", LogFigures::flags);
    if (tenants.stream().anyMatch(each -> !each.tags().isEmpty())) {
      // Only then, so that summaries from before there were tags are made again byte for byte.
      counted("Entries by tag", "Tag", LogFigures::tags);
    }
    events();
    logs();
    html.append("</main>\n</body>\n</html>\n");
  }

  private void grade() {
    html.append("<section class=\"grade\" aria-label=\"What this page is worth\">\n");
    html.append(
        "<p><strong>Grade as of export: consistent in itself.</strong> This page proves nothing;");
    html.append(
        " the verifier makes it again from the entries and says more with keys, witnesses and");
    html.append(
        " time-stamping authorities that you trust: <code>java -jar ledgerline-verify.jar pack");
    html.append(" FILE --vkeys keys.txt --trust trust.txt</code></p>\n");
    html.append(
        "<p><strong>Coverage: not reconciled.</strong> What reached Claude past the gateway is in");
    html.append(" no entry.</p>\n");
    if (!question.filter().isEmpty()) {
      html.append("<p><strong>Filtered:</strong> ").append(escaped(question.filter().toString()));
      html.append(". ").append(count(sum(Count.HIDDEN)));
      html.append(
          " entries are hidden: that there are so many is proven, what is in them is not.</p>\n");
    }
    if (!question.content()) {
      html.append(
          "<p>Content was not asked for: hashes of prompts and answers are not recomputed.</p>\n");
    }
    html.append("</section>\n");
  }

  private void cards() {
    html.append("<h2>In the period</h2>\n<dl class=\"cards\">\n");
    long calls = sum(Count.CALLS);
    card("Entries", count(sum(Count.IN_PERIOD)));
    card("Calls admitted", count(calls));
    card("Completed", count(sum(Count.COMPLETED)));
    card("Refused", count(sum(Count.REFUSED)));
    card("Failed", count(sum(Count.FAILED)));
    card("Aborted by the caller", count(sum(Count.ABORTED)));
    card("Interrupted", count(sum(Count.INTERRUPTED)));
    card("Without an end here", count(tenants.stream().mapToLong(LogFigures::openCalls).sum()));
    card("Input tokens", count(sum(Count.TOKENS_IN)));
    card("Output tokens", count(sum(Count.TOKENS_OUT)));
    card("Cache read", count(sum(Count.TOKENS_CACHE_READ)));
    card("Cache written", count(sum(Count.TOKENS_CACHE_WRITE)));
    card("Cost", "$" + BigDecimal.valueOf(sum(Count.COST_NANO_USD), 9).toPlainString());
    card("Simulated", share(sum(Count.SIMULATED), calls));
    content();
    html.append("</dl>\n");
  }

  private void content() {
    long recomputed = sum(Count.CONTENT_RECOMPUTED);
    long erased = sum(Count.CONTENT_ERASED);
    long all = recomputed + erased + sum(Count.CONTENT_NOT_KEPT) + sum(Count.CONTENT_ELSEWHERE);
    if (question.content()) {
      card("Hashes with content here", share(recomputed, all));
      card("Content not kept", share(sum(Count.CONTENT_NOT_KEPT), all));
      card("Content erased", share(erased, all));
    }
  }

  private void card(String title, String value) {
    html.append("<div><dt>")
        .append(title)
        .append("</dt><dd>")
        .append(value)
        .append("</dd></div>\n");
  }

  private void counted(
      String title, String column, Function<LogFigures, Map<String, Long>> counts) {
    SortedMap<String, Long> all = new TreeMap<>();
    for (LogFigures each : tenants) {
      counts.apply(each).forEach((name, count) -> all.merge(name, count, Long::sum));
    }
    html.append("<h2>").append(title).append("</h2>\n");
    if (all.isEmpty()) {
      html.append("<p class=\"dim\">None.</p>\n");
      return;
    }
    html.append("<div class=\"scroll\"><table>\n<thead><tr><th scope=\"col\">").append(column);
    html.append("</th><th scope=\"col\" class=\"n\">Count</th></tr></thead>\n<tbody>\n");
    all.forEach(
        (name, count) ->
            html.append("<tr><th scope=\"row\">")
                .append(escaped(name))
                .append("</th><td class=\"n\">")
                .append(count(count))
                .append("</td></tr>\n"));
    html.append("</tbody>\n</table></div>\n");
  }

  private void events() {
    html.append("<h2>Holds, erasures, pruning, controls, keys, origins</h2>\n");
    long listed = logs.stream().mapToLong(log -> log.figures().events().size()).sum();
    if (listed == 0) {
      html.append("<p class=\"dim\">No such entry is shown.</p>\n");
      return;
    }
    html.append("<div class=\"scroll\"><table>\n<caption>");
    html.append(
        listed > MOST_EVENTS
            ? "The first " + MOST_EVENTS + " of " + listed + "; the verifier lists all."
            : "Also those outside the period that say something about it.");
    html.append(
        "</caption>\n<thead><tr><th scope=\"col\">Time</th><th scope=\"col\">Log, entry</th>");
    html.append(
        "<th scope=\"col\">Type</th><th scope=\"col\">What it says</th></tr></thead>\n<tbody>\n");
    int room = MOST_EVENTS;
    for (LogReport log : logs) {
      for (LogFigures.Event event : log.figures().events()) {
        if (room-- > 0) {
          event(log.stream(), event);
        }
      }
    }
    html.append("</tbody>\n</table></div>\n");
  }

  private void event(String stream, LogFigures.Event event) {
    html.append("<tr><td class=\"k\">")
        .append(event.ts())
        .append("</td><td class=\"k\">")
        .append(stream)
        .append(' ');
    html.append(event.index()).append("</td><td class=\"k\">").append(escaped(event.type()));
    html.append("</td><td class=\"w\">");
    html.append(escaped(event.sentence())).append("</td></tr>\n");
  }

  private void logs() {
    html.append(
        "<h2>Logs in this pack</h2>\n<div class=\"scroll\"><table>\n<caption>Each range is proven");
    html.append(
        " against the root of its checkpoint.</caption>\n<thead><tr><th scope=\"col\">Log</th>");
    html.append("<th scope=\"col\" class=\"n\">Entries</th>");
    html.append(
        "<th scope=\"col\" class=\"n\">In the period</th><th scope=\"col\" class=\"n\">Before,"
            + " behind</th>");
    html.append(
        "<th scope=\"col\" class=\"n\">Hidden</th><th scope=\"col\" class=\"n\">Pruned below</th>");
    html.append("<th scope=\"col\">Checkpoint</th></tr></thead>\n<tbody>\n");
    logs.forEach(this::log);
    html.append("</tbody>\n</table></div>\n");
  }

  private void log(LogReport log) {
    LogFigures figures = log.figures();
    Checkpoint checkpoint = log.checkpoint();
    html.append("<tr><th scope=\"row\" class=\"k\">")
        .append(log.stream())
        .append("</th><td class=\"n\">");
    html.append(log.from()).append(" to ").append(log.to() - 1).append("</td><td class=\"n\">");
    html.append(count(figures.get(Count.IN_PERIOD))).append("</td><td class=\"n\">");
    html.append(count(figures.get(Count.BEFORE)))
        .append(", ")
        .append(count(figures.get(Count.AFTER)));
    html.append("</td><td class=\"n\">").append(count(figures.get(Count.HIDDEN)));
    html.append("</td><td class=\"n\">").append(count(figures.get(Count.PRUNED_BELOW)));
    html.append("</td><td class=\"w\">");
    if (checkpoint != null) {
      html.append(escaped(checkpoint.origin())).append("<br>size ");
      html.append(count(checkpoint.size())).append(", root <code>");
      html.append(checkpoint.root().base64()).append("</code>");
    }
    html.append("</td></tr>\n");
  }

  private long sum(Count what) {
    return tenants.stream().mapToLong(each -> each.get(what)).reduce(0, Long::sum);
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String share(long part, long whole) {
    return count(part)
        + String.format(Locale.ROOT, " (%.1f %%)", whole == 0 ? 0 : 100.0 * part / whole);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
