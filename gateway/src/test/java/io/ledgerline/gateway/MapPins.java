package io.ledgerline.gateway;

import io.ledgerline.governance.conversation.ConversationPins;
import io.ledgerline.governance.policy.PromptVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pins in a map. */
final class MapPins implements ConversationPins {
  private final Map<String, PromptVersion> pins = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  @Override
  public synchronized Pinned pinned(
      String tenant, String conversation, boolean firstTurn, PromptVersion current) {
    asked.add(conversation);
    PromptVersion kept = pins.get(conversation);
    if (kept != null) {
      return new Pinned.Kept(kept);
    }
    pins.put(conversation, current);
    return firstTurn ? new Pinned.Begun(current) : new Pinned.Unknown(current);
  }

  @Override
  public synchronized Pinned begin(String tenant, String conversation, PromptVersion current) {
    asked.add(conversation);
    pins.put(conversation, current);
    return new Pinned.Begun(current);
  }

  @Override
  public void close() {}
}
