package io.ledgerline.gateway.call;

import io.ledgerline.governance.conversation.ConversationPins;
import io.ledgerline.governance.conversation.ConversationPins.Pinned;
import io.ledgerline.governance.data.DataMarks;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.detector.DetectorSet;
import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.inspection.detect.Detectors;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules, detectors and labels that a conversation began with: they make the bytes that are
 * sent, so they are pinned as prompts are.
 */
final class DataPins {
  private static final int MOST_SETS = 64;
  private static final int MOST_RULES = 1024;

  private final ConversationPins pins;
  private final Duration rulesLast;

  /** Sets that are no longer in force, by the id of their version: compiled once, not per call. */
  private final Map<String, DetectorSet> earlier =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, DetectorSet> eldest) {
          return size() > MOST_SETS;
        }
      };

  /** Versions of rules alone, by these rules (no others are equal): hashed once, not per call. */
  private final Map<DataRules, PromptVersion> unlabelled = new ConcurrentHashMap<>();

  /** The same with the hour, by their id: hashed once an hour. */
  private final Map<String, Dated> dated = new ConcurrentHashMap<>();

  private record Dated(Instant hour, PromptVersion version) {}

  DataPins(ConversationPins pins, Duration rulesLast) {
    this.pins = pins;
    this.rulesLast = rulesLast;
  }

  /**
   * The terms of a call.
   *
   * @param now what is in force
   * @param start whether it may be a conversation's first turn
   * @param anew whether it begins one, whatever an earlier one of that id used
   */
  DataTerms of(Call call, DataTerms now, String conversation, boolean start, boolean anew) {
    String tenant = call.caller().tenant().name();
    DetectorSet detectors = now.detectors();
    if (!detectors.isEmpty()) {
      detectors = detectors(call, now, conversation, start, anew);
    }
    String standard = Detectors.standard().digest();
    PromptVersion current = dated(version(now, standard), call.arrivedAt);
    String id = conversation + "/data";
    Pinned pinned =
        anew ? pins.begin(tenant, id, current) : pins.pinned(tenant, id, start, current);
    call.thinkingFrom = Math.max(call.thinkingFrom, ThinkingCut.of(pinned.version()));
    PromptVersion before = ThinkingCut.clean(pinned.version());
    List<String> began = RulesSince.rules(before);
    if (before.id().equals(current.id()) || began.equals(RulesSince.rules(current))) {
      return terms(now, now.newest(), detectors, now.labels());
    }
    if (!began.get(1).equals(standard)) {
      call.inspection.flag("data.detectors_changed");
    }
    DataRules rules = rules(now, began.getFirst());
    var labels = DataMarks.labels(began.subList(2, began.size()));
    if (rules != now.newest() && now.newest().holdsAtOnce(rules)) {
      call.inspection.flag("data.rules_at_once");
      var marked = ThinkingCut.begin(pins, call, id, current);
      call.thinkingFrom = Math.max(call.thinkingFrom, ThinkingCut.of(marked));
      return terms(now, now.newest(), detectors, now.labels());
    }
    DataRules both = rules == now.newest() ? rules : now.newest().besides(rules);
    if (!both.text().equals(rules.text()) && RulesSince.isOver(before, rulesLast, call.arrivedAt)) {
      call.inspection.flag("data.rules_renewed");
      PromptVersion renewed = RulesSince.of(version(both, standard, labels), call.arrivedAt);
      call.thinkingFrom =
          Math.max(call.thinkingFrom, ThinkingCut.of(ThinkingCut.begin(pins, call, id, renewed)));
      return terms(now, both, detectors, labels);
    }
    if (rules != now.newest()) {
      call.inspection.flag("data.rules_pinned");
    }
    if (!labels.equals(now.labels())) {
      call.inspection.flag("data.labels_pinned");
    }
    return terms(now, rules, detectors, labels);
  }

  private static DataRules rules(DataTerms now, String began) {
    return began.equals(now.newest().text()) ? now.newest() : DataRules.parse(began);
  }

  /** Like the rules: pinned, and after a time with what newer ones find besides. */
  private DetectorSet detectors(
      Call call, DataTerms now, String conversation, boolean start, boolean anew) {
    String tenant = call.caller().tenant().name();
    PromptVersion current = dated(now.detectors().version(), call.arrivedAt);
    String id = conversation + "/own";
    Pinned pinned =
        anew ? pins.begin(tenant, id, current) : pins.pinned(tenant, id, start, current);
    call.thinkingFrom = Math.max(call.thinkingFrom, ThinkingCut.of(pinned.version()));
    PromptVersion began = ThinkingCut.clean(pinned.version());
    if (RulesSince.rules(began).equals(now.detectors().version().blocks())) {
      return now.detectors();
    }
    DetectorSet before = earlier(tenant, PromptVersion.of(RulesSince.rules(began)));
    DetectorSet both =
        RulesSince.isOver(began, rulesLast, call.arrivedAt)
            ? besides(tenant, now.detectors(), before)
            : before;
    if (both.version().id().equals(before.version().id())) {
      call.inspection.flag("data.own_detectors_pinned");
      return before;
    }
    call.inspection.flag("data.own_detectors_renewed");
    PromptVersion renewed = RulesSince.of(both.version(), call.arrivedAt);
    call.thinkingFrom =
        Math.max(call.thinkingFrom, ThinkingCut.of(ThinkingCut.begin(pins, call, id, renewed)));
    return both;
  }

  private DetectorSet besides(String tenant, DetectorSet newer, DetectorSet before) {
    String both = tenant + " " + newer.version().id() + " " + before.version().id();
    synchronized (earlier) {
      return earlier.computeIfAbsent(both, _ -> newer.besides(before));
    }
  }

  private DetectorSet earlier(String tenant, PromptVersion began) {
    synchronized (earlier) {
      return earlier.computeIfAbsent(tenant + " " + began.id(), _ -> DetectorSet.of(began));
    }
  }

  private PromptVersion dated(PromptVersion rules, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Dated known = dated.get(rules.id());
    if (known != null && known.hour().equals(hour)) {
      return known.version();
    }
    if (dated.size() >= MOST_RULES) {
      dated.clear();
    }
    PromptVersion version = RulesSince.of(rules, hour);
    dated.put(rules.id(), new Dated(hour, version));
    return version;
  }

  private PromptVersion version(DataTerms now, String standard) {
    if (!now.labels().isEmpty()) {
      return version(now.newest(), standard, now.labels());
    }
    PromptVersion known = unlabelled.get(now.newest());
    if (known != null) {
      return known;
    }
    if (unlabelled.size() >= MOST_RULES) {
      unlabelled.clear();
    }
    PromptVersion version = version(now.newest(), standard, DataMarks.NONE);
    unlabelled.put(now.newest(), version);
    return version;
  }

  private static PromptVersion version(DataRules rules, String standard, DataMarks labels) {
    var blocks = new ArrayList<String>();
    blocks.add(rules.text());
    blocks.add(standard);
    blocks.addAll(labels.names());
    return PromptVersion.of(blocks);
  }

  private static DataTerms terms(
      DataTerms now, DataRules rules, DetectorSet detectors, DataMarks labels) {
    return new DataTerms(
        now.newest(), rules, now.place(), now.detectors(), detectors, now.labels(), labels);
  }
}
