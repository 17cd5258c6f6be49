package io.ledgerline.governance.output;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.rule.AnswerChecks;
import io.ledgerline.inspection.rule.AnswerChecks.Asked;
import io.ledgerline.inspection.rule.AnswerChecks.Kind;
import io.ledgerline.inspection.rule.Violation;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What answers are looked through for: what a document says, and what holds where it is silent. */
final class CheckSettings {
  private static final String OFF = "off";

  /** The field of a kind, and what happens where it is absent. */
  private record Usual(String field, Violation.Action action) {}

  private static final Map<Kind, Usual> USUAL =
      new EnumMap<>(
          Map.of(
              Kind.LINKS, new Usual("links", Violation.Action.REWRITE),
              Kind.ACTIVE_CONTENT, new Usual("activeContent", Violation.Action.REWRITE),
              Kind.PROMPT_LEAK, new Usual("promptLeak", Violation.Action.BLOCK),
              Kind.SECRETS, new Usual("secrets", Violation.Action.REWRITE),
              Kind.PERSONAL_DATA, new Usual("personalData", Violation.Action.NOTE),
              Kind.INJECTION, new Usual("injection", Violation.Action.NOTE)));

  private CheckSettings() {}

  static AnswerChecks checks(Spec spec) {
    var asked = new EnumMap<Kind, Asked>(Kind.class);
    USUAL.forEach(
        (kind, usual) -> {
          Spec own = spec.objectOrNull(usual.field());
          if (own == null || !own.text("action").equals(OFF)) {
            asked.put(kind, asked(kind, own, usual.action()));
          }
        });
    return new AnswerChecks(asked, hosts(spec.objectOrNull("links")));
  }

  private static Asked asked(Kind kind, @Nullable Spec own, Violation.Action usual) {
    if (own == null) {
      return new Asked(usual, kind.instead());
    }
    var action = Violation.Action.valueOf(own.text("action").toUpperCase(Locale.ROOT));
    if (action == Violation.Action.LABEL && own.textOrNull("instead") == null) {
      throw new IllegalArgumentException(
          "action: label (expected: with 'instead', the sentence to put behind the answer)");
    }
    return new Asked(action, own.text("instead", kind.instead()));
  }

  private static Set<String> hosts(@Nullable Spec links) {
    var hosts = new HashSet<String>();
    if (links != null) {
      links.texts("allowedHosts").forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }
    return hosts;
  }
}
