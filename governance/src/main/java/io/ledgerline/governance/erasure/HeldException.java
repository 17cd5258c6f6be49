package io.ledgerline.governance.erasure;

import io.ledgerline.governance.hold.Hold;
import java.util.List;

/** A hold forbids the destruction. It stays approved, and can be done once the hold is cleared. */
public final class HeldException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> holds;

  HeldException(List<Hold> holds) {
    super(
        "Nothing was destroyed: %s holds it (%s). Clear the hold, then approve again."
            .formatted(holds.getFirst().id(), holds.getFirst().matter()));
    this.holds = holds.stream().map(Hold::id).toList();
  }

  /** The ids of the holds. */
  public List<String> holds() {
    return holds;
  }
}
