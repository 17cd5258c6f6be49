package io.ledgerline.gateway.protect;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.gateway.stage.DataReport;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.governance.data.DataAction;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.token.Hiding;
import org.jspecify.annotations.Nullable;

/** What the entry, and whoever asks, is told of one look at one request; never content. */
final class PrivacyNotes {
  private final DataTerms terms;
  private final Scan scan;
  private final Attachments attachments;

  PrivacyNotes(DataTerms terms, Scan scan, Attachments attachments) {
    this.terms = terms;
    this.scan = scan;
    this.attachments = attachments;
  }

  /** What the policies in force do with what nobody looked into; null where it may leave. */
  @Nullable DataDecision unscanned() {
    return attachments.unseen().isEmpty()
        ? null
        : terms.newest().unscanned(!attachments.unfinished().isEmpty());
  }

  /**
   * Writes them.
   *
   * @param set the detectors that come with us, as entries name them
   * @param hiding what was put in the place of values
   * @param micros how long the look took
   */
  void write(Inspection inspection, String set, Hiding hiding, long micros) {
    Tally tally = scan.tally();
    scan.scanned().forEach(inspection::scanned);
    scan.left().forEach(inspection::skipped);
    attachments.unseen().forEach(inspection::skipped);
    attachments.parsers().forEach(inspection::detector);
    scan.voices().detectors().forEach(inspection::detector);
    inspection.detector(set);
    terms.detectors().names().forEach(inspection::detector);
    tally.detectors().forEach(inspection::detector);
    tally.raise(scan.markings().all());
    tally.categories().forEach(category -> inspection.category(category.label()));
    inspection.classify(tally.highest().wireName());
    flag(inspection);
    inspection.carry(DataReport.class, report());
    if (!attachments.unfinished().isEmpty() && unscanned() == null) {
      inspection.flag("data.unfinished_left: " + attachments.unfinished().iterator().next());
    }
    inspection.redaction(redaction(hiding, micros));
    if (terms.enforces()) {
      inspection.redacts();
    }
  }

  private void flag(Inspection inspection) {
    DataDecision watched =
        stricter(stricter(scan.tally().watched(), scan.markings().watch()), watchUnscanned());
    boolean observed = terms.newest().observes() || !terms.detectors().watching().isEmpty();
    if (watched != null && observed && stricterThan(watched, scan.tally().strictest())) {
      inspection.flag("data.would_" + watched.action().wireName());
    }
  }

  private EntryObject redaction(Hiding hiding, long micros) {
    EntryObject found =
        EntryObject.object()
            .text("mode", terms.enforces() ? "enforce" : "observe")
            .texts("policies", terms.newest().names())
            .objects("findings", scan.tally().objects())
            .number("replaced", hiding.places())
            .number("micros", micros);
    if (!scan.markings().all().isEmpty()) {
      found.texts("said", scan.markings().sources());
    }
    if (!attachments.seen().isEmpty()) {
      found.objects("documents", attachments.objects());
    }
    if (scan.allowed() > 0) {
      found.number("allowed", scan.allowed());
    }
    return found;
  }

  private DataReport report() {
    boolean enforced = terms.enforces();
    Tally tally = scan.tally();
    DataDecision decision =
        enforced
            ? stricter(tally.strictest(), scan.markings().decide())
            : stricter(tally.watched(), scan.markings().watch());
    decision = stricter(decision, enforced ? unscanned() : watchUnscanned());
    return new DataReport(
        tally.highest().wireName(),
        tally.categories().stream().map(Category::label).toList(),
        tally.found(),
        (decision == null ? DataAction.ALLOW : decision.action()).wireName(),
        decision == null ? "" : decision.cited(),
        enforced,
        scan.markings().sources(),
        attachments.seen());
  }

  /** What would be done with what nobody could look into, if all that watches were enforced. */
  private @Nullable DataDecision watchUnscanned() {
    return attachments.unseen().isEmpty()
        ? null
        : terms.newest().watchUnscanned(!attachments.unfinished().isEmpty());
  }

  private static boolean stricterThan(DataDecision watched, @Nullable DataDecision done) {
    DataAction action = done == null ? DataAction.ALLOW : done.action();
    return watched.action().compareTo(action) > 0;
  }

  private static @Nullable DataDecision stricter(
      @Nullable DataDecision one, @Nullable DataDecision other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.action().compareTo(one.action()) > 0 ? other : one;
  }
}
