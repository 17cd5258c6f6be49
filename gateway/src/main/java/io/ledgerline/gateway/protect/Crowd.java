package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.governance.data.DataClass;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.classify.Classifier;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many different persons the texts of a request are about. What is personal data of each is
 * restricted where there are many of them; from the message on that brings the last one needed, so
 * that later turns of a conversation change nothing of earlier ones. Names and addresses of mail
 * are counted apart: who has both is one person.
 */
final class Crowd {
  /** From so many on. */
  static final int MANY = Classifier.BULK_PERSONS;

  /** Behind every message there can be. */
  private static final long NEVER = Long.MAX_VALUE;

  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Integer> addresses = new HashMap<>();
  private long from = NEVER;
  private boolean counted = true;

  void count(int message, byte[] utf8, List<Finding> findings) {
    for (Finding finding : findings) {
      switch (finding.type()) {
        case "PERSON" -> first(names, message, utf8, finding);
        case "EMAIL" -> first(addresses, message, utf8, finding);
        default -> {}
      }
    }
  }

  private void first(Map<String, Integer> seen, int message, byte[] utf8, Finding finding) {
    var value = new String(utf8, finding.start(), finding.end() - finding.start(), UTF_8);
    seen.merge(value.toLowerCase(Locale.ROOT), message, Math::min);
    counted = false;
  }

  /** The class of content up to that message: restricted where the crowd stands by then. */
  DataClass floor(int message) {
    if (!counted) {
      from = Math.min(from(names), from(addresses));
      counted = true;
    }
    return message >= from ? DataClass.RESTRICTED : DataClass.PUBLIC;
  }

  /** The message that brings the last person needed. */
  private static long from(Map<String, Integer> seen) {
    return seen.size() < MANY
        ? NEVER
        : seen.values().stream()
            .mapToLong(Integer::longValue)
            .sorted()
            .skip(MANY - 1)
            .findFirst()
            .orElse(NEVER);
  }
}
