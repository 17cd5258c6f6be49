package io.ledgerline.server.assembly;

import io.ledgerline.admin.port.KeyDesk;
import io.ledgerline.governance.key.IssuedKey;
import io.ledgerline.governance.key.KeyRecord;
import io.ledgerline.governance.key.KeyRequest;
import io.ledgerline.governance.key.KeySecret;
import io.ledgerline.governance.key.Keys;
import io.ledgerline.governance.key.LocalRevocations;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keys for the admin API, in the database and on this node. */
final class AdminKeys implements KeyDesk {
  private static final Logger log = LoggerFactory.getLogger(AdminKeys.class);
  private final Keys keys;
  private final Policies policies;
  private final LocalRevocations here;

  AdminKeys(Keys keys, Policies policies, LocalRevocations here) {
    this.keys = keys;
    this.policies = policies;
    this.here = here;
  }

  @Override
  public IssuedKey issue(KeyRequest request, Actor actor) throws KeyRefusedException {
    try {
      var issued = keys.issue(request.scope(), request, actor);
      var secret = KeySecret.sha256(issued.secret());
      TakenUp.await(() -> policies.current().key(secret) != null);
      return issued;
    } catch (io.ledgerline.governance.key.KeyRefusedException e) {
      throw new KeyRefusedException(Sentence.of(e));
    }
  }

  @Override
  public boolean revoke(String keyId, Scope within, Actor actor) {
    try {
      keys.revoke(within, keyId, actor);
      TakenUp.await(
          () -> policies.current().keys().stream().noneMatch(k -> k.keyId().equals(keyId)));
      return true;
    } catch (io.ledgerline.governance.key.KeyRefusedException e) {
      return false;
    }
  }

  /** Looks in the snapshot, so that it works without the database. */
  @Override
  public boolean revokeHere(String keyId, Scope within, Actor actor) {
    boolean known =
        policies.current().keys().stream()
            .anyMatch(k -> k.keyId().equals(keyId) && within.includes(k.scope()));
    if (!known) {
      return false;
    }
    try {
      here.revoke(keyId);
      log.warn("key {} was revoked on this node by {}", keyId, actor.subject());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<KeyRecord> list(Scope within, @Nullable String after, int limit) {
    return keys.list(within).stream()
        .filter(k -> after == null || k.grant().keyId().compareTo(after) > 0)
        .sorted(Comparator.comparing(k -> k.grant().keyId()))
        .limit(limit)
        .toList();
  }
}
