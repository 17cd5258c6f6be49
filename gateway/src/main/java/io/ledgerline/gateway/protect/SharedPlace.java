package io.ledgerline.gateway.protect;

import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.inspection.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Findings in one place, as a name of somebody that is a term of a tenant's, too: what is put there
 * is what the strictest decision about any of them says.
 */
final class SharedPlace {
  private int start = -1;
  private int end = -1;
  private String type = "";
  private @Nullable DataDecision decision;

  /** Whether a finding, behind those so far, is in their place. */
  boolean takes(Finding finding) {
    return end < 0 || finding.start() < end;
  }

  /**
   * Takes one. Of two that come to the same in all of one place, the tenant's own, which comes
   * later, gives the name.
   *
   * @param about null for a decision that does nothing to it
   */
  void add(Finding finding, @Nullable DataDecision about) {
    boolean whole = finding.start() <= start && finding.end() >= end;
    start = start < 0 ? finding.start() : start;
    end = Math.max(end, finding.end());
    if (about == null || !about.action().replaces()) {
      return;
    }
    int stricter = decision == null ? 1 : about.action().compareTo(decision.action());
    if (stricter > 0 || stricter == 0 && whole) {
      decision = about;
      type = finding.type();
    }
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Of the finding that the decision is about. */
  String type() {
    return type;
  }

  /** What replaces; null where nothing does. */
  @Nullable DataDecision decision() {
    return decision;
  }
}
