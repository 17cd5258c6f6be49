package io.ledgerline.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** An outcome as one JSON document: every round, for programs that compare runs. */
final class JsonReport {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private JsonReport() {}

  static String of(Outcome outcome) {
    var document = new LinkedHashMap<String, Object>();
    document.put("machine", outcome.machine());
    document.put("rounds", outcome.plan().rounds());
    document.put("measured_ms", outcome.plan().measured().toMillis());
    document.put("warm_up_ms", outcome.plan().warmUp().toMillis());
    document.put("start_ms", outcome.startMillis());
    document.put("raw_fdatasync", outcome.rawSyncs());
    document.put("measurements", outcome.measured().stream().map(JsonReport::measured).toList());
    document.put("open_streams", outcome.openStreams());
    document.put("targets", targets(new Targets(outcome).all()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }

  private static Map<String, Object> measured(Measured measured) {
    var result = measured.result();
    var row = new LinkedHashMap<String, Object>();
    row.put("workload", measured.workload().name().toLowerCase(Locale.ROOT));
    row.put("peer", measured.peer());
    row.put("seconds", result.seconds());
    row.put("calls", result.calls());
    row.put("events", result.events());
    row.put("broken", result.broken());
    row.put("statuses", result.statuses());
    row.put("waiting_at_end", result.waiting());
    row.put("latency_p50_ms", result.latencyMillis(50));
    row.put("latency_p99_ms", result.latencyMillis(99));
    row.put("first_event_p50_ms", result.firstEventMillis(50));
    row.put("first_event_p99_ms", result.firstEventMillis(99));
    row.put("cpu_us", measured.cpuMicros());
    row.put("database_cpu_us", measured.databaseMicros());
    return row;
  }

  private static List<Map<String, Object>> targets(List<Targets.Target> targets) {
    return targets.stream()
        .map(
            t ->
                Map.<String, Object>of(
                    "what", t.what(), "seen", t.seen(), "bound", t.bound(), "reached", t.reached()))
        .toList();
  }
}
