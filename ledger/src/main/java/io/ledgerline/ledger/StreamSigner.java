package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.stream.StreamOrigins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Signs one stream's checkpoints. The first one after a rotation is signed by the old keys too, so
 * that who trusts those sees them vouch for the new. Guarded by its stream's lock on files.
 */
final class StreamSigner {
  private final Signing signing;
  private final StreamOrigins origins;
  private final String origin;

  /** The generation that signed the published note, 0 while there is none. */
  private int published;

  private int announced;
  private int cached;
  private List<NoteSigner> signers = List.of();

  StreamSigner(Signing signing, StreamOrigins origins) {
    this.signing = signing;
    this.origins = origins;
    this.origin = origins.current();
  }

  /**
   * A signed note that is to be published.
   *
   * @param generation the newest keys that signed it
   * @param vkeys the keys to publish before it, none if just they are there
   */
  record Signed(SignedNote note, int generation, List<String> vkeys) {}

  /** Goes on after the note that an earlier process published. */
  void resume(SignedNote note) {
    published = signing.newestIn(note, origin);
  }

  /** Whether the published note is by keys that were rotated since. */
  boolean isBehind() {
    return published != 0 && published != signing.generation();
  }

  /** Signs; {@link #published} must follow once the note is out. */
  Signed sign(String text) throws IOException {
    int now = signing.generation(); // asked once: it may change while we work
    if (cached != now) {
      signers = signing.signers(now, origin);
      cached = now;
    }
    List<NoteSigner> by = new ArrayList<>();
    if (published != 0 && published != now) {
      by.addAll(signing.signers(published, origin));
    }
    by.addAll(signers);
    List<String> vkeys = announced == now ? List.of() : signing.vkeys(now, origins);
    return new Signed(SignedNote.sign(text, by), now, vkeys);
  }

  /** Says that the note is out. */
  void published(Signed signed) {
    published = signed.generation();
    announced = signed.generation();
  }
}
