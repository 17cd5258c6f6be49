package io.ledgerline.gateway;

import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.inspection.token.Issued;
import java.util.List;

/** Keeps no tokens: for conversations that send their values again. */
final class NoTokens implements KeptTokens {
  @Override
  public List<Issued> read(TenantView tenant, String conversation) {
    return List.of();
  }

  @Override
  public void keep(TenantView tenant, String conversation, String subject, List<Issued> tokens) {
    throw new AssertionError("tokens were to be kept");
  }
}
