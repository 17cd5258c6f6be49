package io.ledgerline.ledger.anchor;

/** The kinds of outsiders that a checkpoint is brought to. */
public enum AnchorKind {
  /** Lines of witnesses (C2SP tlog-witness) below the checkpoint. */
  WITNESS("witness", ".note"),
  /** Time stamps (RFC 3161) over the checkpoint's text. */
  TIMESTAMP("timestamp", ".tsr"),
  /** Copies in a store that lets nobody delete them before their day. */
  WORM("worm", ".json");

  private final String folder;
  private final String suffix;

  AnchorKind(String folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  /** The folder below a stream's. */
  public String folder() {
    return folder;
  }

  /** How the file ends whose presence means that there is an anchor of that size. */
  public String suffix() {
    return suffix;
  }
}
