package io.ledgerline.admin.port;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the ledger of this node is. */
public interface LedgerStates {
  /** The ledger as a whole. */
  Health health();

  /** Every stream of this node. */
  List<Stream> streams();

  /**
   * The ledger as a whole.
   *
   * @param writable whether an append would be tried now
   * @param lastFailure one sentence, or null
   * @param figures further measurements by name
   */
  record Health(boolean writable, @Nullable String lastFailure, Map<String, Long> figures) {
    public Health {
      figures = Map.copyOf(figures);
    }
  }

  /**
   * One stream.
   *
   * @param size number of durable entries
   * @param origin first line of its checkpoints
   */
  record Stream(String name, long size, String origin) {}
}
