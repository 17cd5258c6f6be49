package io.ledgerline.anchors;

import java.io.IOException;

/** Runs single rounds from tests of other packages. */
public final class AnchorRounds {
  private AnchorRounds() {}

  public static AnchorRunner recalling(AnchorRunner runner) throws IOException {
    runner.recall();
    return runner;
  }

  public static void round(AnchorRunner runner) throws InterruptedException {
    runner.round();
  }
}
