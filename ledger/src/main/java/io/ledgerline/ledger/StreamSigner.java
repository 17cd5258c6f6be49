package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import java.util.ArrayList;
import java.util.List;

/**
 * Signs one stream's checkpoints. The first one after a rotation is signed by the old keys too, so
 * that who trusts those sees them vouch for the new. Guarded by its stream's lock on files.
 */
final class StreamSigner {
  private final Signing signing;
  private final String origin;
  private int generation;
  private List<NoteSigner> signers = List.of();
  private boolean announced;

  StreamSigner(Signing signing, String origin) {
    this.signing = signing;
    this.origin = origin;
  }

  /** Whether the newest note that was signed here is by keys that were rotated since. */
  boolean isBehind() {
    return generation != 0 && generation != signing.generation();
  }

  /** Signs; {@link #signed} must follow once the note is published. */
  SignedNote sign(String text) {
    int now = signing.generation();
    if (generation != 0 && generation != now) {
      List<NoteSigner> both = new ArrayList<>(signers);
      both.addAll(signing.signers(now, origin));
      return SignedNote.sign(text, both);
    }
    if (generation == 0) {
      signers = signing.signers(now, origin);
      generation = now;
    }
    return SignedNote.sign(text, signers);
  }

  /** The keys to publish before the note, none if they are there already. */
  List<String> toAnnounce() {
    return announced && !isBehind() ? List.of() : signing.vkeys(signing.generation(), origin);
  }

  /** Says that the note is published: from now on only the newest keys sign. */
  void signed() {
    announced = true;
    if (isBehind()) {
      generation = signing.generation();
      signers = signing.signers(generation, origin);
    }
  }
}
