package io.ledgerline.admin.port;

import io.ledgerline.governance.key.IssuedKey;
import io.ledgerline.governance.key.KeyRecord;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import java.util.List;

/** Issues, revokes and lists keys. Blocking. */
public interface KeyDesk {
  /**
   * Issues a key. Its entry is part of the same change.
   *
   * @param asking the scope of who asks; the key's scope must lie inside it
   * @throws KeyRefusedException when the request makes no sense as it is
   */
  IssuedKey issue(Scope asking, KeyRequest request, Actor actor) throws KeyRefusedException;

  /** Revokes a key that the scope reaches; false where it reaches none of that id. */
  boolean revoke(String keyId, Scope within, Actor actor);

  /** Revokes a key on this node only, without the database; false as above. */
  boolean revokeHere(String keyId, Scope within, Actor actor);

  /** Keys that the scope reaches, revoked ones too, in any order. */
  List<KeyRecord> list(Scope within);

  /** Why no key was issued, in one sentence. */
  final class KeyRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public KeyRefusedException(String sentence) {
      super(sentence);
    }
  }
}
