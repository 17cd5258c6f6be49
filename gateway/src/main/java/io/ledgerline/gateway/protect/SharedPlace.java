package io.ledgerline.gateway.protect;

import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.token.Hiding;
import io.ledgerline.inspection.token.Passage;
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

  /** Hides the place, where a decision says so. */
  void hide(Hiding hiding, int number, Passage passage) {
    if (decision != null) {
      byte[] utf8 = passage.utf8();
      hiding.found(
          number,
          characterStart(utf8, start),
          characterEnd(utf8, end, passage.end()),
          type,
          decision.substitute(type));
    }
  }

  /** Nothing is cut inside a character, whatever a detector says. */
  private static int characterStart(byte[] utf8, int at) {
    int start = at;
    while (start > 0 && (utf8[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }

  private static int characterEnd(byte[] utf8, int at, int limit) {
    int end = at;
    while (end < limit && (utf8[end] & 0xC0) == 0x80) {
      end++;
    }
    return end;
  }
}
