package io.ledgerline.gateway.outputs;

import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.policy.TenantMark;
import io.ledgerline.inspection.output.OutputFinding;
import io.ledgerline.inspection.output.PromptLeak;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The instructions of prompt versions, ready to be recognised in answers. What a prompt puts in
 * quotation marks is meant to be said, and product data are meant to be told. Holds a bounded
 * number and begins anew when full. Thread-safe.
 */
final class PromptWords {
  private static final int MOST = 1024;

  private final ConcurrentHashMap<String, List<PromptLeak>> byVersion = new ConcurrentHashMap<>();

  List<OutputFinding> find(PromptVersion version, String text) {
    var found = new ArrayList<OutputFinding>();
    of(version).forEach(leak -> found.addAll(leak.find(text)));
    return found;
  }

  private List<PromptLeak> of(PromptVersion version) {
    List<PromptLeak> leaks = byVersion.get(version.id());
    if (leaks == null) {
      if (byVersion.size() >= MOST) {
        byVersion.clear();
      }
      leaks =
          version.blocks().stream()
              .filter(TenantMark::instructs)
              .map(block -> new PromptLeak(unspoken(block)))
              .toList();
      byVersion.put(version.id(), leaks);
    }
    return leaks;
  }

  /** Without what stands between quotation marks on one line. */
  static String unspoken(String block) {
    var kept = new StringBuilder(block.length());
    int at = 0;
    while (at < block.length()) {
      int close = closing(block.charAt(at));
      int end = close < 0 ? -1 : block.indexOf(close, at + 1);
      int line = block.indexOf('\n', at);
      if (end > at && (line < 0 || end < line)) {
        kept.append('\0');
        at = end + 1;
      } else {
        kept.append(block.charAt(at++));
      }
    }
    return kept.toString();
  }

  private static int closing(char open) {
    return switch (open) {
      case '"' -> '"';
      case '“' -> '”';
      case '„' -> '“';
      case '«' -> '»';
      default -> -1;
    };
  }
}
