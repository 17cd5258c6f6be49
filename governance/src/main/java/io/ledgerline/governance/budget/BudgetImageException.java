package io.ledgerline.governance.budget;

import java.nio.file.Path;

/** An image file that is not what was written, or not ours. Begin with the first entry instead. */
public final class BudgetImageException extends Exception {
  private static final long serialVersionUID = 1L;

  BudgetImageException(Path file, String reason) {
    super("budget image " + file + ": " + reason);
  }
}
