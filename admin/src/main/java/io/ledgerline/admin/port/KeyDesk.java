package io.ledgerline.admin.port;

import io.ledgerline.governance.key.IssuedKey;
import io.ledgerline.governance.key.KeyRecord;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Issues, revokes and lists keys. Blocking. */
public interface KeyDesk {
  /**
   * Issues a key whose scope was found to lie inside that of who asks. Its entry is part of the
   * same change.
   *
   * @throws KeyRefusedException when the request makes no sense as it is
   */
  IssuedKey issue(KeyRequest request, Actor actor) throws KeyRefusedException;

  /** Revokes a key that the scope reaches; false where it reaches none of that id. */
  boolean revoke(String keyId, Scope within, Actor actor);

  /** Revokes a key on this node only, without the database; false as above. */
  boolean revokeHere(String keyId, Scope within, Actor actor);

  /**
   * Keys that the scope reaches, revoked ones too, by id.
   *
   * @param after id after which to go on, or null
   */
  List<KeyRecord> list(Scope within, @Nullable String after, int limit);

  /** Why no key was issued, in one sentence. */
  final class KeyRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public KeyRefusedException(String sentence) {
      super(sentence);
    }
  }
}
