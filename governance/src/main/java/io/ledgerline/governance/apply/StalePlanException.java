package io.ledgerline.governance.apply;

import io.ledgerline.governance.setting.SettingKey;

/** Settings changed between the plan and its execution; nothing was written. Plan again. */
public final class StalePlanException extends Exception {
  private static final long serialVersionUID = 1L;

  StalePlanException() {
    super("Settings changed since the plan was made, so it may break one: plan again.");
  }

  StalePlanException(SettingKey key, int planned, int found) {
    super(
        "%s is at version %d, the plan started from %d: plan again and look at the difference."
            .formatted(key, found, planned));
  }
}
