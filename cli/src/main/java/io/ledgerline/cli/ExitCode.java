package io.ledgerline.cli;

import io.ledgerline.cli.api.ApiException;

/** What the process says when it ends. Documented in docs/cli.md; never renumbered. */
public final class ExitCode {
  /** Done. */
  public static final int OK = 0;

  /** It failed for another reason than those below. */
  public static final int FAILED = 1;

  /** The command, an option, a document or a value is wrong. */
  public static final int USAGE = 2;

  /** The key is missing, unknown, or may not do this. */
  public static final int FORBIDDEN = 3;

  /** There is no such thing in the scope of the key. */
  public static final int NOT_FOUND = 4;

  /** No server answers, or it can't at the moment. */
  public static final int UNAVAILABLE = 5;

  private ExitCode() {}

  static int of(ApiException refused) {
    return switch (refused.status()) {
      case 0, 429, 502, 503, 504 -> UNAVAILABLE;
      case 401, 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 400, 413, 422 -> USAGE;
      default -> FAILED;
    };
  }
}
