package io.ledgerline.gateway.call;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects at the upstream that came through this process, with their tenant: for a message of a
 * server-held thread also its conversation and the account it lives at. Bounded, the longest unused
 * go first; a thread that is forgotten is answered as not found, upon which the SDKs send the
 * history again. Thread-safe.
 */
final class Threads {
  /** One message of a thread. */
  record Turn(String tenant, String conversation, String upstream) {}

  private final Map<String, Turn> byMessage;

  Threads(int most) {
    byMessage =
        new LinkedHashMap<>(1024, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Turn> eldest) {
            return size() > most;
          }
        };
  }

  synchronized void remember(String messageId, Turn turn) {
    byMessage.put(messageId, turn);
  }

  /** The turn that this tenant may continue; null for an unknown one and for another tenant's. */
  synchronized @Nullable Turn find(String tenant, String messageId) {
    Turn turn = byMessage.get(messageId);
    return turn != null && turn.tenant().equals(tenant) ? turn : null;
  }

  /** Whether this tenant has met an object of that id here. */
  boolean owns(String tenant, String id) {
    return find(tenant, id) != null;
  }
}
