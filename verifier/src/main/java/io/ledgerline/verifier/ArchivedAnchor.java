package io.ledgerline.verifier;

import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.tree.Hash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint in the archive that was brought outside, as it was read; nothing of it is checked.
 *
 * @param kind to whom it was brought
 * @param size the checkpoint's
 * @param root the checkpoint's
 * @param claimed the earliest time that trusted outsiders are said to attest; null for none
 */
record ArchivedAnchor(AnchorKind kind, long size, Hash root, @Nullable Instant claimed) {}
