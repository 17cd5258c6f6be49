package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Signal;
import io.ledgerline.inspection.injection.Trust;
import java.util.Locale;

/**
 * What is said of text that tries to steer the assistant: to entries as a flag, to the caller as
 * the sentence of a refusal, to a person as the reason to look. Never the text itself.
 */
final class SteeringWords {
  private SteeringWords() {}

  static void flag(Inspection inspection, InjectionReport report) {
    flag(inspection, report, "");
  }

  /** Weak signs have a name of their own, so that calls which hold no more are not worth a look. */
  static void flag(Inspection inspection, InjectionReport report, String where) {
    boolean counts = report.detected() || report.unread() > 0;
    String says =
        "%s.%s: %s%s, score %d"
            .formatted(
                counts ? "injection" : "injection_sign",
                shown(report.trust()),
                strongest(report),
                where,
                report.scorePermille());
    if (counts) {
      inspection.flag(says);
    } else {
      inspection.sign(says);
    }
  }

  /** Technique and place of the heaviest signal; never the text. */
  static String strongest(InjectionReport report) {
    if (report.signals().isEmpty()) {
      return "encoded text left unread";
    }
    Signal signal = report.signals().getFirst();
    return "%s at bytes %d to %d"
        .formatted(
            signal.technique().name().toLowerCase(Locale.ROOT), signal.start(), signal.end());
  }

  static OwnAnswer refusal(InjectionReport report) {
    return refusal(report, "");
  }

  static OwnAnswer refusal(InjectionReport report, String where) {
    return OwnAnswers.policy(
        "injection.refused",
        "A text from %s%s was taken for an attempt to steer the assistant: it %s. Take it out, or ask the owner of the data policy."
            .formatted(origin(report), where, reason(report)));
  }

  /** Why a person has to see the text before it may go. */
  static String why(InjectionReport report) {
    return "a text from %s may be an attempt to steer the assistant: it %s"
        .formatted(origin(report), reason(report));
  }

  private static String origin(InjectionReport report) {
    return shown(report.trust()).replace('_', ' ');
  }

  private static String reason(InjectionReport report) {
    return report.signals().isEmpty()
        ? "can't be read whole"
        : report.signals().getFirst().reason();
  }

  /** Where a text came from, as entries name it. */
  static String shown(Trust trust) {
    return trust.name().toLowerCase(Locale.ROOT);
  }
}
