package io.ledgerline.governance.approval;

import io.ledgerline.audit.CallerText;
import io.ledgerline.governance.approval.ApprovalRefusedException.Reason;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks a second person for. Everything in it stands in entries, so all of it is plain
 * words, ids and pseudonyms: {@code [A-Za-z0-9._:/-]}, at most 128 characters each.
 *
 * @param tenant whose matter it is, or null for the organization's
 * @param lasts how long it may wait, at most 30 days
 */
public record ApprovalWish(
    @Nullable String tenant,
    String action,
    String target,
    Map<String, String> details,
    Duration lasts) {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int MOST_DETAILS = 16;

  public ApprovalWish {
    details = Map.copyOf(details);
  }

  void check() throws ApprovalRefusedException {
    if (!action.matches("[a-z][a-z._]{1,62}")) {
      throw invalid("action: " + shown(action) + " (expected: as in subject.erase)");
    }
    plain("target", target);
    if (details.size() > MOST_DETAILS) {
      throw invalid("details: " + details.size() + " (expected: at most " + MOST_DETAILS + ")");
    }
    for (Map.Entry<String, String> each : details.entrySet()) {
      plain(each.getKey(), each.getValue());
    }
    if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(LONGEST) > 0) {
      throw invalid("it lasts " + lasts + " (expected: more than nothing, at most 30 days)");
    }
  }

  private static void plain(String name, String text) throws ApprovalRefusedException {
    if (!CallerText.isPlain(text)) {
      throw invalid(
          "%s can't stand in an entry: write 1 to 128 of the characters A-Z a-z 0-9 . _ : / -"
              .formatted(shown(name)));
    }
  }

  private static String shown(String text) {
    String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
    return clean.length() > 64 ? clean.substring(0, 64) + "…" : clean;
  }

  private static ApprovalRefusedException invalid(String sentence) {
    return new ApprovalRefusedException(Reason.INVALID, sentence);
  }
}
