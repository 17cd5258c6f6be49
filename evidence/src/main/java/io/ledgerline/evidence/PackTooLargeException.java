package io.ledgerline.evidence;

import io.ledgerline.verifier.pack.PackParts;

/** A pack that would be longer than a pack may be: shorter periods make several. */
public final class PackTooLargeException extends Exception {
  private static final long serialVersionUID = 1L;

  PackTooLargeException(int parts, long bytes) {
    super(
        "the pack has "
            + parts
            + " parts and "
            + bytes
            + " bytes already (expected: at most "
            + PackParts.MAX_PARTS
            + " and about 4 GiB): ask for shorter periods");
  }
}
