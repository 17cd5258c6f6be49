package io.ledgerline.governance.apply;

import io.ledgerline.governance.setting.SettingKey;
import java.util.List;
import java.util.Map;

/**
 * What would happen to one setting.
 *
 * @param key what names it
 * @param action whether it is new, changed, as it was, or taken back
 * @param fromVersion the version that the plan started from, 0 for a new one
 * @param lines what differs, one line each; texts longer than a line by their length only
 * @param spec what it would be; empty where it is taken back
 */
public record Change(
    SettingKey key, Action action, int fromVersion, List<String> lines, Map<String, Object> spec) {

  /** What happens. */
  public enum Action {
    CREATE("+"),
    CHANGE("~"),
    KEEP("="),
    /** It is taken back; what holds without it holds. */
    REMOVE("-");

    private final String sign;

    Action(String sign) {
      this.sign = sign;
    }

    /** The sign in front of its line in a plan. */
    public String sign() {
      return sign;
    }
  }

  public Change {
    lines = List.copyOf(lines);
  }
}
