package io.ledgerline.gateway.protect;

import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.inspection.token.Issued;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.ThreadUse;
import java.util.List;

/**
 * Tokens that outlive their request, encrypted and for a time: those of conversations whose history
 * the upstream keeps or sums up, so that the client never sends the values again. Safe for use by
 * many threads; may wait.
 */
public interface KeptTokens {

  /** The tokens of a conversation that have not expired. */
  List<Issued> read(TenantView tenant, String conversation);

  /** Keeps these, and those that are kept already for longer. */
  void keep(TenantView tenant, String conversation, List<Issued> tokens);

  /** Whether a request's conversation needs them. */
  static boolean needed(LocatedRequest request) {
    return request.thread() != ThreadUse.NONE || request.compaction();
  }

  /** Keeps nothing: threads come back with tokens of earlier turns in them. */
  KeptTokens NONE =
      new KeptTokens() {
        @Override
        public List<Issued> read(TenantView tenant, String conversation) {
          return List.of();
        }

        @Override
        public void keep(TenantView tenant, String conversation, List<Issued> tokens) {}
      };
}
