package io.ledgerline.governance.apply;

import io.ledgerline.governance.policy.Scope;
import java.util.List;

/**
 * What applying documents would do. Nothing is removed because a file no longer names it.
 *
 * @param scope whose walls it was made within
 * @param revision the version of all settings that it started from
 * @param changes one per document, or the one that takes a setting back, in the order in which they
 *     are written
 * @param problems why it can't be executed; empty when it can
 * @param notes what may not be meant so, and stops nothing
 */
public record Plan(
    Scope scope, long revision, List<Change> changes, List<Problem> problems, List<Problem> notes) {

  public Plan {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** A plan of which nothing is to be noted. */
  public Plan(Scope scope, long revision, List<Change> changes, List<Problem> problems) {
    this(scope, revision, changes, problems, List.of());
  }

  /** Whether it can be executed. */
  public boolean isSound() {
    return problems.isEmpty();
  }

  /** How many documents have this action. */
  public long count(Change.Action action) {
    return changes.stream().filter(change -> change.action() == action).count();
  }

  /**
   * The plan for people: changes with what differs, notes, then a line that sums it up; or
   * problems.
   */
  public String text() {
    var text = new StringBuilder();
    if (!isSound()) {
      problems.forEach(problem -> text.append(problem).append('\n'));
      return text.append("Nothing was changed: %d to mend.\n".formatted(problems.size()))
          .toString();
    }
    for (Change change : changes) {
      if (change.action() != Change.Action.KEEP) {
        text.append(change.action().sign()).append(' ').append(change.key()).append('\n');
        change.lines().forEach(line -> text.append("    ").append(line).append('\n'));
      }
    }
    notes.forEach(note -> text.append("note: ").append(note).append('\n'));
    long back = count(Change.Action.REMOVE);
    return text.append(
            "%d to create, %d to change, %d unchanged%s.\n"
                .formatted(
                    count(Change.Action.CREATE),
                    count(Change.Action.CHANGE),
                    count(Change.Action.KEEP),
                    back > 0 ? ", " + back + " to take back" : ""))
        .toString();
  }
}
