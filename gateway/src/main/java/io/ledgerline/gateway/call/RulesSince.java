package io.ledgerline.gateway.call;

import io.ledgerline.governance.policy.PromptVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Since when a conversation has its rules, to the hour, kept as one more block of what it pins. An
 * application that names one session for all that it does has one conversation that never ends; so
 * after a time stricter rules are added to those that it began with. What an earlier turn has
 * hidden stays hidden.
 */
final class RulesSince {
  private static final String BEGIN = "[ledgerline: rules since ";
  private static final String END = "]";

  private RulesSince() {}

  /** A version of rules that says since when. */
  static PromptVersion of(PromptVersion rules, Instant now) {
    var blocks = new ArrayList<>(rules.blocks());
    blocks.add(BEGIN + now.truncatedTo(ChronoUnit.HOURS) + END);
    return PromptVersion.of(blocks);
  }

  /** The rules alone. */
  static List<String> rules(PromptVersion version) {
    List<String> blocks = version.blocks();
    return says(blocks) ? blocks.subList(0, blocks.size() - 1) : blocks;
  }

  /** Whether they have lasted long enough; also where nobody wrote down when they began. */
  static boolean isOver(PromptVersion version, Duration last, Instant now) {
    List<String> blocks = version.blocks();
    if (!says(blocks)) {
      return true;
    }
    String said = blocks.getLast();
    Instant since = Instant.parse(said.substring(BEGIN.length(), said.length() - END.length()));
    return !since.plus(last).isAfter(now);
  }

  private static boolean says(List<String> blocks) {
    return !blocks.isEmpty() && blocks.getLast().startsWith(BEGIN);
  }
}
