package io.ledgerline.verifier.drill;

/** What a checker has at hand. Each must see what the ones before it see. */
public enum Knowledge {
  /** The ledger's folder, and nothing from anywhere else. */
  FOLDER("folder alone"),
  /** Verifier keys as well that were kept elsewhere. */
  KEYS("+ keys kept elsewhere"),
  /** The newest checkpoints as well: the last-signed store, or any copy of what was signed. */
  LAST_SIGNED("+ last-signed store"),
  /** Keys, and instead of that store the anchors: what a trusted witness signed, and when. */
  ANCHORS("+ anchors outside");

  private final String title;

  Knowledge(String title) {
    this.title = title;
  }

  /** A column's heading. */
  public String title() {
    return title;
  }
}
