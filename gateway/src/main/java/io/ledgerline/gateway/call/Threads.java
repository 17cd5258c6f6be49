package io.ledgerline.gateway.call;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects at the upstream that came through this process, with their tenant: for a message of a
 * server-held thread also who it belongs to, its conversation and the account it lives at. Bounded,
 * the longest unused go first; a thread that is forgotten is answered as not found, upon which the
 * SDKs send the history again. Thread-safe.
 */
final class Threads {
  /** Whose an object is. A user's other keys are the user's. */
  record Owner(String tenant, String workspace, String user) {
    static Owner of(Caller caller) {
      return new Owner(caller.tenant().name(), caller.workspace().name(), caller.user());
    }
  }

  /** One message of a thread. */
  record Turn(Owner owner, String conversation, String upstream) {}

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

  /** The turn that this one may continue; null for an unknown one and for anybody else's. */
  synchronized @Nullable Turn find(Owner owner, String messageId) {
    Turn turn = byMessage.get(messageId);
    return turn != null && turn.owner().equals(owner) ? turn : null;
  }

  /** Whether this tenant has met an object of that id here. */
  synchronized boolean owns(String tenant, String id) {
    Turn turn = byMessage.get(id);
    return turn != null && turn.owner().tenant().equals(tenant);
  }
}
