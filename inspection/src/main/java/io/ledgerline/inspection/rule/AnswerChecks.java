package io.ledgerline.inspection.rule;

import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.output.ActiveContent;
import io.ledgerline.inspection.output.Holdback;
import io.ledgerline.inspection.output.Links;
import io.ledgerline.inspection.output.OutputFinding;
import io.ledgerline.inspection.output.PromptLeak;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What answers are looked through for beside a brand's own rules, and what happens then.
 *
 * @param asked what is done about each; what is not named is not looked for
 * @param linkHosts hosts that may be linked with data, in lower case; their sub-domains too
 */
public record AnswerChecks(Map<Kind, Asked> asked, Set<String> linkHosts) {
  /** Nothing is looked for. */
  public static final AnswerChecks NONE = new AnswerChecks(Map.of(), Set.of());

  public AnswerChecks {
    asked = Map.copyOf(asked);
    linkHosts = Set.copyOf(linkHosts);
  }

  /** What is looked for. */
  public enum Kind {
    /** Images and links that carry data to hosts nobody allowed. */
    LINKS("output.links", "[link removed]"),
    /** Script, event handlers, script addresses, terminal escapes. */
    ACTIVE_CONTENT("output.active_content", "[removed]"),
    /** The words of the system prompt. */
    PROMPT_LEAK("output.prompt_leak", "[removed]"),
    /** Keys and passwords that the request did not hold. */
    SECRETS("output.secrets", "[secret removed]"),
    /** Personal data that the request did not hold. */
    PERSONAL_DATA("output.personal_data", "[personal data removed]"),
    /** Words that would steer an assistant which reads the answer. */
    INJECTION("output.injection", "[removed]");

    private final String rule;
    private final String instead;

    Kind(String rule, String instead) {
      this.rule = rule;
      this.instead = instead;
    }

    /** What stands in the place of what is taken out, where nothing else is said. */
    public String instead() {
      return instead;
    }
  }

  /** What happens to one of them. */
  public record Asked(Violation.Action action, String instead) {}

  /**
   * What is known of one call.
   *
   * @param prompt the words that are to stay inside, made when first asked for
   * @param known whether a value stood in the request or in what was added to it
   */
  public record OneCall(Function<String, List<OutputFinding>> prompt, Predicate<String> known) {}

  /** Whether anything is looked for. */
  public boolean any() {
    return !asked.isEmpty();
  }

  /** The rules for one call. */
  public List<FindingRule> rules(OneCall call) {
    var rules = new ArrayList<FindingRule>();
    new EnumMap<>(asked)
        .forEach(
            (kind, what) ->
                rules.add(
                    new FindingRule(
                        kind.rule,
                        finder(kind, call),
                        what.action(),
                        what.instead(),
                        tools(kind))));
    return rules;
  }

  private static boolean tools(Kind kind) {
    return switch (kind) {
      case LINKS, PROMPT_LEAK, SECRETS -> true;
      case ACTIVE_CONTENT, PERSONAL_DATA, INJECTION -> false;
    };
  }

  private FindingRule.Finder finder(Kind kind, OneCall call) {
    return switch (kind) {
      case LINKS -> new Growing(new Links(linkHosts)::find);
      case ACTIVE_CONTENT -> new Growing(ActiveContent::find);
      case PROMPT_LEAK -> new Words(call.prompt());
      case SECRETS -> new DataFinder(Detectors.standard(), DataFinder.SECRETS, call.known());
      case PERSONAL_DATA -> new DataFinder(Detectors.standard(), DataFinder.PERSONAL, call.known());
      case INJECTION -> new SteeringFinder(InjectionDetector.standard());
    };
  }

  /** Addresses and markup, which may go on behind the end. */
  private record Growing(Function<String, List<OutputFinding>> finds)
      implements FindingRule.Finder {
    @Override
    public List<OutputFinding> find(String text) {
      return finds.apply(text);
    }

    @Override
    public int unfinished(String text) {
      return text.length() - Holdback.releasable(text);
    }
  }

  /** Words of the prompt, which may be cut anywhere. */
  private record Words(Function<String, List<OutputFinding>> finds) implements FindingRule.Finder {
    @Override
    public List<OutputFinding> find(String text) {
      return finds.apply(text);
    }

    @Override
    public int unfinished(String text) {
      return Math.min(text.length(), 2 * PromptLeak.LONGEST_INNOCENT);
    }

    @Override
    public boolean sums() {
      return true;
    }
  }
}
