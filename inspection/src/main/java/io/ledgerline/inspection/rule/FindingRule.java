package io.ledgerline.inspection.rule;

import io.ledgerline.inspection.output.OutputFinding;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer must not carry, as a finder sees it: the place that was found gives way, or the
 * sentence that holds it. What a sentence leaves unfinished is looked at again together with the
 * next.
 *
 * @param id such as {@code output.links}
 * @param finder what looks; its offsets count in the text it is given
 * @param action what happens to the place, or to its sentence
 * @param instead what stands in the place of what is taken out
 * @param inTools whether it also looks at what tools would be given
 */
public record FindingRule(
    String id, Finder finder, Violation.Action action, String instead, boolean inTools)
    implements AnswerRule {
  /** The longest answer that is looked at a second time as a whole, characters. */
  private static final int WHOLE = 1 << 17;

  /** What looks at text. */
  public interface Finder {
    /** What is wrong in a text, first to last. */
    List<OutputFinding> find(String text);

    /** How many characters at the end of a text may be part of something that goes on behind it. */
    int unfinished(String text);

    /** Whether only the place gives way, as the rest of its sentence does no harm without it. */
    default boolean spots() {
      return true;
    }

    /** Whether a whole answer may be wrong of which every sentence is right. */
    default boolean sums() {
      return false;
    }
  }

  @Override
  public boolean needsWhole() {
    return false;
  }

  @Override
  public List<Violation> apart(ToolInput input, boolean told) {
    return inTools ? violations(input.words(), 0) : List.of();
  }

  private List<Violation> violations(String text, int offset) {
    var found = new ArrayList<Violation>();
    for (OutputFinding each : finder.find(text)) {
      found.add(
          new Violation(
              id,
              "the answer " + each.reason(),
              offset + each.start(),
              offset + each.end(),
              action,
              instead,
              finder.spots()));
    }
    return found;
  }

  @Override
  public Watch open() {
    return new Watch() {
      private int open;
      private boolean found;

      @Override
      public List<Violation> sentence(CharSequence text, int from, int to) {
        int begin = Math.min(from, open);
        String said = text.subSequence(begin, to).toString();
        List<Violation> violations = violations(said, begin);
        open = to - finder.unfinished(said);
        found |= !violations.isEmpty();
        return violations;
      }

      @Override
      public List<Violation> end(CharSequence text) {
        return found || !finder.sums() || text.length() > WHOLE
            ? List.of()
            : violations(text.toString(), 0);
      }
    };
  }
}
