package io.ledgerline.admin.trial;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Counts of calls by what they were and what they would have been; no values. */
public final class TrialReport {
  private static final int MOST_IDS = 20;
  private static final int MOST_ROWS = 500;

  private final TreeMap<String, Row> rows = new TreeMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private long calls;
  private long changed;
  private long already;
  private long unknown;
  private long answerOnly;
  private long requestOnly;

  private static final class Row {
    final String was;
    final String wouldBe;
    final String because;
    final List<String> ids = new ArrayList<>();
    long calls;

    Row(String was, String wouldBe, String because) {
      this.was = was;
      this.wouldBe = wouldBe;
      this.because = because;
    }
  }

  /** A call in which nobody looked for anything, neither in its request nor in its answer. */
  void unknown() {
    calls++;
    unknown++;
  }

  /** What is missing of a call that is judged by the rest, and counted as that says. */
  void partly(boolean withoutRequest, boolean withoutAnswer) {
    answerOnly += withoutRequest ? 1 : 0;
    requestOnly += withoutAnswer ? 1 : 0;
  }

  void same() {
    calls++;
  }

  /** A call that would be treated otherwise, but by what is in force, not by the files. */
  void already() {
    calls++;
    already++;
  }

  void changed(String requestId, String was, String wouldBe, String because) {
    calls++;
    changed++;
    String key = was + "\n" + wouldBe + "\n" + because;
    if (rows.size() >= MOST_ROWS && !rows.containsKey(key)) {
      note("more than " + MOST_ROWS + " kinds of change; the first are listed, all are counted");
      return;
    }
    Row row = rows.computeIfAbsent(key, _ -> new Row(was, wouldBe, because));
    row.calls++;
    if (row.ids.size() < MOST_IDS) {
      row.ids.add(requestId);
    }
  }

  /** Something that people should know about the figures. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  /** Every note. */
  public List<String> notes() {
    var all = new ArrayList<>(notes);
    if (already > 0) {
      all.add(
          calls(already)
              + " would be treated otherwise today already, whatever these files say, as"
              + " settings have changed since");
    }
    if (unknown > 0) {
      all.add(
          calls(unknown)
              + (unknown == 1 ? " was" : " were")
              + " not inspected when made, neither requests nor"
              + " answers, so nothing is known of them; set a policy to observe first");
    }
    if (answerOnly > 0) {
      all.add(
          "of "
              + calls(answerOnly)
              + " only the answer was inspected, as no data policy was in force: what these"
              + " files would do to the requests is not known; set a data policy to observe first");
    }
    if (requestOnly > 0) {
      all.add(
          "of "
              + calls(requestOnly)
              + " only the request was inspected, as no rules about answers were in force:"
              + " what these files would do to the answers is not known; set OutputRules to"
              + " observe first");
    }
    return all;
  }

  private static String calls(long number) {
    return number + (number == 1 ? " call" : " calls");
  }

  /** Puts the figures into an object. */
  public ObjectNode json(ObjectNode json) {
    json.put("calls", calls)
        .put("changed", changed)
        .put("changed_already", already)
        .put("not_inspected", unknown)
        .put("request_not_inspected", answerOnly)
        .put("answer_not_inspected", requestOnly);
    var changes = json.putArray("changes");
    for (Row row : rows.values()) {
      var node = changes.addObject();
      node.put("was", row.was).put("would_be", row.wouldBe).put("because", row.because);
      node.put("calls", row.calls);
      var ids = node.putArray("request_ids");
      row.ids.forEach(ids::add);
    }
    return json;
  }
}
