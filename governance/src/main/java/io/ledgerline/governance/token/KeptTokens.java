package io.ledgerline.governance.token;

import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.inspection.token.Issued;
import java.util.List;

/**
 * Tokens of conversations whose history the upstream keeps or sums up, so that the client never
 * sends the values again. Safe for use by many threads; may wait.
 */
public interface KeptTokens {

  /** The tokens of a conversation that have not expired, in no order. */
  List<Issued> read(TenantView tenant, String conversation);

  /**
   * Keeps these; those that are kept already are kept anew from now on.
   *
   * @param subject pseudonym of whom the conversation is about: its erasure takes them
   */
  void keep(TenantView tenant, String conversation, String subject, List<Issued> tokens);
}
