package io.ledgerline.verifier.drill;

/** What a checker has at hand. Each holds what the ones before it hold. */
public enum Knowledge {
  /** The ledger's folder, and nothing from anywhere else. */
  FOLDER("folder alone"),
  /** Verifier keys as well that were kept elsewhere. */
  KEYS("+ keys kept elsewhere"),
  /** The newest checkpoints as well: the last-signed store, or any copy of what was signed. */
  LAST_SIGNED("+ last-signed store");

  private final String title;

  Knowledge(String title) {
    this.title = title;
  }

  /** A column's heading. */
  public String title() {
    return title;
  }
}
