package io.ledgerline.governance.approval;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Why there is nothing to decide about an approval, or to do with it, in one sentence. */
final class NotOpen {
  private static final String ANEW = "; who asked for it has to send the request anew.";

  private NotOpen() {}

  /**
   * The sentence.
   *
   * @param names by pseudonym, as far as who reads the sentence may see them
   */
  static String sentence(Approval found, Map<String, String> names, Instant now) {
    boolean inTime = now.isBefore(found.expiresAt());
    return switch (found.state()) {
      case WAITING ->
          inTime
              ? "This waits for a second person until %s.".formatted(found.expiresAt())
              : expired(found);
      case APPROVED ->
          inTime
              ? "This was approved%s; nothing is left to decide.".formatted(by(found, names))
              : expired(found);
      case DONE ->
          "This was approved%s and is done; nothing is left to decide.".formatted(by(found, names));
      case DENIED -> "This was denied" + by(found, names) + ANEW;
      case EXPIRED -> expired(found);
    };
  }

  private static String expired(Approval found) {
    String what = found.decidedAt() == null ? "decided" : "done";
    return "This could be %s until %s and was not".formatted(what, found.expiresAt()) + ANEW;
  }

  /** Who decided, where the reader may know, and when. */
  private static String by(Approval found, Map<String, String> names) {
    String owner = found.decidedOwner();
    String name = owner == null ? null : names.get(owner);
    Instant at = found.decidedAt();
    return (name == null ? "" : " by " + name)
        + (at == null ? "" : " at " + at.truncatedTo(ChronoUnit.SECONDS));
  }
}
