package io.ledgerline.governance.tool;

import java.util.Map;
import java.util.Set;

/**
 * The tools of a use case.
 *
 * @param classes what each does, by its name; what is not named is unknown
 * @param waits whether a gated tool use waits for a person (five minutes at most), or is refused at
 *     once and passes when it is sent again after the approval
 * @param observes whether it passes, and the entry says that it would have been held
 */
public record ToolRules(Map<String, ToolClass> classes, boolean waits, boolean observes) {
  /** Nothing is known of any tool. */
  public static final ToolRules NONE = new ToolRules(Map.of(), true, false);

  /** Claude Code's own tools, each behind a permission prompt of its own. */
  private static final Set<String> CLIENT_CONFIRMED =
      Set.of(
          "Agent",
          "Bash",
          "BashOutput",
          "Edit",
          "ExitPlanMode",
          "Glob",
          "Grep",
          "KillShell",
          "LS",
          "MultiEdit",
          "NotebookEdit",
          "NotebookRead",
          "Read",
          "Skill",
          "SlashCommand",
          "Task",
          "TodoWrite",
          "WebFetch",
          "WebSearch",
          "Write");

  public ToolRules {
    classes = Map.copyOf(classes);
  }

  /**
   * What a tool can do.
   *
   * @param claudeCode whether the client is Claude Code, whose own tools are known
   */
  public ToolClass of(String tool, boolean claudeCode) {
    ToolClass declared = classes.get(tool);
    if (declared != null) {
      return declared;
    }
    return claudeCode && CLIENT_CONFIRMED.contains(tool)
        ? ToolClass.CLIENT_CONFIRMED
        : ToolClass.UNKNOWN;
  }
}
