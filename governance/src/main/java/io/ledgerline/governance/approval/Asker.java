package io.ledgerline.governance.approval;

import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.governance.setting.Actor;

/**
 * Who asks for something, or decides it.
 *
 * @param actor as entries name them
 * @param owner pseudonym of the person who answers for them; two eyes of one person are not four
 * @param scope how far they reach
 */
public record Asker(Actor actor, String owner, Scope scope) {
  /** The holder of a key. */
  public static Asker of(KeyGrant grant) {
    var kind =
        grant.principal().kind() == Principal.Kind.USER ? Actor.Kind.USER : Actor.Kind.SERVICE;
    return new Asker(
        new Actor(kind, grant.principal().pseudonym()), grant.principal().owner(), grant.scope());
  }
}
