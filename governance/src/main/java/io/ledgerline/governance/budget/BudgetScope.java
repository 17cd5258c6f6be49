package io.ledgerline.governance.budget;

import io.ledgerline.audit.CallerText;
import org.jspecify.annotations.Nullable;

/**
 * Where one call happens: everything that can have a budget, except the organization, which is
 * always meant.
 *
 * @param tenant the tenant's name
 * @param workspace the workspace's name inside the tenant
 * @param useCase the use case's name inside the workspace, null where the call has none
 * @param user the pseudonym of the principal ({@code u_…})
 * @param session the caller's session, null where the call has none; it is written into entries, so
 *     a session id that does not match {@code [A-Za-z0-9._:/-]{1,128}} must be given as a keyed
 *     hash of itself
 */
public record BudgetScope(
    String tenant,
    String workspace,
    @Nullable String useCase,
    String user,
    @Nullable String session) {
  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException naming the part that can't be written into an entry
   */
  public BudgetScope {
    check("tenant", tenant);
    check("workspace", workspace);
    check("use case", useCase);
    check("user", user);
    check("session", session);
  }

  /** Whether a text may be given as the session as it is. */
  public static boolean isPlain(String session) {
    return CallerText.isPlain(session);
  }

  private static void check(String part, @Nullable String text) {
    if (text != null && !CallerText.isPlain(text)) {
      throw new IllegalArgumentException(
          part + ": " + text.length() + " characters (expected: [A-Za-z0-9._:/-]{1,128})");
    }
  }
}
