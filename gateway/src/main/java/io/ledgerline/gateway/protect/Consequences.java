package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.protect.RequestTexts.One;
import io.ledgerline.gateway.protect.Tally.Judged;
import io.ledgerline.governance.data.DataAction;
import io.ledgerline.governance.data.DataClass;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.tenant.Effort;
import io.ledgerline.inspection.tenant.TenantDetectors;
import io.ledgerline.inspection.token.Hiding;
import io.ledgerline.inspection.token.Passage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the findings of one request come to: values are hidden by the rules that the conversation
 * began with, and what the newest rules refuse is refused at once. Asked once all markings are
 * known; used once.
 */
final class Consequences {
  private static final String NO_DOCUMENT = "";
  private static final TenantDetectors.Found NOTHING =
      new TenantDetectors.Found(List.of(), List.of());

  private final TenantDetectors pinned;
  private final TenantDetectors newest;
  private final Markings markings;
  private final Tally tally;
  private final Hiding hiding;
  private final Set<String> left;
  private final Judging judging;
  private final Watching watching;
  private final Effort effort = Effort.ofRequest();
  private int allowed;

  /**
   * What detectors that come with us saw in a text.
   *
   * @param bytes whether the rules that the conversation began with look at it
   * @param findings by those rules
   * @param now by the newest rules too: what they refuse, they refuse at once
   */
  record Looked(int number, One text, boolean bytes, List<Finding> findings, List<Finding> now) {}

  /** What they saw in a document. */
  record Document(int number, Attachments.Read read, List<Finding> findings) {}

  /**
   * Of findings by those detectors.
   *
   * @param tally where every finding is counted
   * @param hiding what hides values
   * @param left where it is noted what nobody looked at
   */
  Consequences(
      TenantDetectors pinned,
      TenantDetectors newest,
      DataTerms terms,
      Markings markings,
      Tally tally,
      Hiding hiding,
      Set<String> left) {
    this.pinned = pinned;
    this.newest = newest;
    this.markings = markings;
    this.tally = tally;
    this.hiding = hiding;
    this.left = left;
    this.judging = new Judging(terms, markings);
    this.watching = new Watching(terms, markings, tally);
  }

  /** How many findings the tenant's own allowed values took out. */
  int allowed() {
    return allowed;
  }

  /** Of all that is in a document, in which nothing is replaced. */
  void ofDocument(Document one) {
    byte[] utf8 = one.read().text().utf8();
    String block = one.read().block();
    var passage = new Passage(one.read().message(), false, utf8, 0, utf8.length);
    asItIs(block, passage, one.findings(), Judged::insideDocument);
    watch(block, passage, true);
  }

  /** Of all that is in a place that has to stay as it is. */
  void ofField(Looked one) {
    var passage = one.text().passage();
    asItIs(one.text().field(), passage, one.now(), Judged::insideField);
    watch(one.text().field(), passage, false);
  }

  /** What has to stay as it is makes no bytes that are sent: the newest rules alone judge it. */
  private void asItIs(
      String block, Passage passage, List<Finding> findings, UnaryOperator<Judged> inside) {
    var found = newest.over(findings, passage.utf8(), passage.start(), passage.end(), effort);
    var free = new HashSet<>(found.allowed());
    for (Finding finding : found.findings()) {
      Category category = newest.category(finding.type());
      allowed += free.contains(finding) ? 1 : 0;
      Judged what = judging.now(category, free.contains(finding));
      tally.count(block, finding, category, inside.apply(what));
    }
  }

  /** Of all that is in a text: values are hidden, or the request stops. */
  void ofText(Looked one) {
    var passage = one.text().passage();
    byte[] utf8 = passage.utf8();
    var found =
        one.bytes()
            ? pinned.over(one.findings(), utf8, passage.start(), passage.end(), effort)
            : NOTHING;
    var now =
        one.bytes() && newest == pinned && one.now() == one.findings()
            ? found
            : newest.over(one.now(), utf8, passage.start(), passage.end(), effort);
    var free = new HashSet<>(found.allowed());
    DataClass floor = markings.floorOfBytes(passage.message());
    var place = new SharedPlace();
    for (Finding finding : found.findings()) {
      Category category = pinned.category(finding.type());
      Judged what = judging.inText(category, floor, free.contains(finding));
      allowed += free.contains(finding) ? 1 : 0;
      if (!place.takes(finding)) {
        place.hide(hiding, one.number(), one.text().passage());
        place = new SharedPlace();
      }
      place.add(finding, denies(what) ? null : count(one, finding, category, what));
    }
    place.hide(hiding, one.number(), one.text().passage());
    stopped(one, found, now, floor);
    watch(NO_DOCUMENT, one.text().passage(), false);
  }

  private void watch(String block, Passage passage, boolean document) {
    if (!watching.look(block, passage, document)) {
      left.add("detectors that observe: too much text for their patterns");
    }
  }

  /**
   * What is refused is what the rules and detectors in force find, whatever the conversation began
   * with; what they hold waits, too.
   */
  private void stopped(
      Looked one, TenantDetectors.Found found, TenantDetectors.Found now, DataClass floor) {
    var free = new HashSet<>(now.allowed());
    var taken = now == found ? Set.<Finding>of() : new HashSet<>(found.findings());
    for (Finding finding : now.findings()) {
      Category category = newest.category(finding.type());
      Judged what = judging.inText(category, floor, free.contains(finding));
      boolean held = now != found && what.action() == DataAction.HOLD && !taken.contains(finding);
      if (denies(what) || held) {
        var place = new SharedPlace();
        place.add(finding, count(one, finding, category, what));
        place.hide(hiding, one.number(), one.text().passage());
      }
    }
  }

  private static boolean denies(Judged judged) {
    return judged.action() == DataAction.DENY;
  }

  /** Counts a finding; what is done with it. */
  private @Nullable DataDecision count(
      Looked one, Finding finding, Category category, Judged judged) {
    Judged what = one.text().tokens() ? judged.insideValue() : judged;
    String block = what.action() == judged.action() ? NO_DOCUMENT : one.text().field();
    tally.count(block, finding, category, what);
    return what.enforced();
  }
}
