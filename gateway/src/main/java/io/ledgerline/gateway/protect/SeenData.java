package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.Detectors.Examined;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.token.Passage;
import java.util.Arrays;
import java.util.List;

/**
 * What the detectors that come with us see in texts; a text that comes again under the same label
 * is read once. What a policy makes of it is decided anew for every call.
 */
final class SeenData {
  private static final int MOST_TEXTS = 4_096;
  private static final int MOST_FINDINGS = 32;

  /** Shorter ones are read as fast as they are hashed. */
  private static final int SHORTEST = 24;

  private final Detectors detectors;
  private final TextMemory<Examined> known =
      new TextMemory<>(MOST_TEXTS, SeenData::parts, MOST_FINDINGS);

  SeenData(Detectors detectors) {
    this.detectors = detectors;
  }

  private static int parts(Examined seen) {
    return seen.findings().size() + seen.signals().size();
  }

  /** What is in a text of a tenant; offsets are into the passage's bytes. */
  Examined examine(String tenant, Passage text, ScanContext context) {
    int length = text.end() - text.start();
    if (length < SHORTEST) {
      return detectors.examine(text.utf8(), text.start(), text.end(), context);
    }
    Examined seen =
        known.of(
            tenant,
            digest -> {
              byte[] label = context.label().getBytes(UTF_8);
              digest.update(label);
              // No text holds this byte, so no label runs over into one.
              digest.update((byte) 0xFF);
              digest.update((byte) (context.leastPermille() >> 8));
              digest.update((byte) context.leastPermille());
              digest.update(text.utf8(), text.start(), length);
            },
            () -> {
              byte[] alone = Arrays.copyOfRange(text.utf8(), text.start(), text.end());
              return detectors.examine(alone, 0, length, context);
            });
    return text.start() == 0 ? seen : moved(seen, text.start());
  }

  private static Examined moved(Examined seen, int by) {
    return seen.findings().isEmpty() && seen.signals().isEmpty()
        ? seen
        : new Examined(moved(seen.findings(), by), moved(seen.signals(), by));
  }

  private static List<Finding> moved(List<Finding> findings, int by) {
    return findings.stream()
        .map(
            each ->
                new Finding(
                    each.type(),
                    each.start() + by,
                    each.end() + by,
                    each.confidencePermille(),
                    each.detector()))
        .toList();
  }
}
