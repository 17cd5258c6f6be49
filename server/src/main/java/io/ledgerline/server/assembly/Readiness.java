package io.ledgerline.server.assembly;

import io.ledgerline.governance.policy.Policies;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.records.index.RecordsIndexer;
import io.ledgerline.server.config.ServerConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a node is ready for calls.
 *
 * @param config how far the copy may be behind, and how old the policy may be
 */
record Readiness(ServerConfig config, Ledger ledger, RecordsIndexer indexer, Policies policies) {
  /** Why it isn't, one sentence each; none when it is. */
  List<String> troubles() {
    var found = new ArrayList<String>();
    var health = ledger.health();
    if (!health.writable()) {
      found.add("the ledger can't write: " + health.lastFailure());
    }
    if (!health.refusedStreams().isEmpty()) {
      found.add(health.refusedStreams().size() + " streams of the ledger are refused; see the log");
    }
    long most = config.limits().copyBehind();
    long behind = indexer.lag().entries();
    if (most > 0 && behind > most) {
      found.add("the copy of entries is " + behind + " behind (limits.copy_behind: " + most + ")");
    }
    var age = policies.age();
    if (age.compareTo(config.policy().maxStale()) > 0) {
      found.add("the policy is " + age.toSeconds() + " s old; the database was not reached since");
    }
    return found;
  }
}
