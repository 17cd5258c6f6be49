package io.ledgerline.gateway.call;

import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.messages.request.SystemBlocks;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prompt versions encoded as system blocks, once each: the same id is always the same bytes. Holds
 * a bounded number and begins anew when full. Thread-safe.
 */
final class PromptBlocks {
  private static final int MOST = 4096;

  private final ConcurrentHashMap<String, SystemBlocks> byVersion = new ConcurrentHashMap<>();

  SystemBlocks of(PromptVersion version) {
    SystemBlocks blocks = byVersion.get(version.id());
    if (blocks == null) {
      if (byVersion.size() >= MOST) {
        byVersion.clear();
      }
      blocks = SystemBlocks.of(version.blocks());
      byVersion.put(version.id(), blocks);
    }
    return blocks;
  }
}
