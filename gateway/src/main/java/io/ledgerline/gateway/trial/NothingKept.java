package io.ledgerline.gateway.trial;

import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.inspection.token.Issued;
import java.util.List;

/** A trial keeps no values. */
final class NothingKept implements KeptTokens {
  @Override
  public List<Issued> read(TenantView tenant, String conversation) {
    return List.of();
  }

  @Override
  public void keep(TenantView tenant, String conversation, String subject, List<Issued> tokens) {
    // Nothing of a trial outlives it.
  }
}
