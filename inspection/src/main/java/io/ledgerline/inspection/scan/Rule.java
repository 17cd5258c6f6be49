package io.ledgerline.inspection.scan;

import java.util.List;

/**
 * Looks at the tokens where its kinds of value may begin, and decides by hand-written checks.
 * Stateless and thread-safe; work per call is bounded, whatever the text.
 */
public interface Rule {
  /** What it may find. */
  List<Kind> kinds();

  /** At which tokens it wants to be asked: those that pull any of these. */
  List<Trigger> triggers();

  /**
   * Looks at one token and adds what begins (or is recognised) there.
   *
   * @param token its index in the window of {@code text}
   */
  void at(Text text, int token, Sink sink);
}
