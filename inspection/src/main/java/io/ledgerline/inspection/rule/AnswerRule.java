package io.ledgerline.inspection.rule;

import java.util.List;

/** A rule about the text of answers. Immutable; {@link #open} gives what one answer needs. */
public interface AnswerRule {
  /** A stable id, such as {@code output.promise}. */
  String id();

  /** Whether it can only judge a whole answer, so that a stream has to be held back to its end. */
  boolean needsWhole();

  /** Watches one answer. */
  Watch open();

  /** One answer under one rule. Sentences come in order, the end once. Not thread-safe. */
  interface Watch {
    /**
     * Looks at a sentence.
     *
     * @param text the answer so far
     * @param from where the sentence begins in it
     * @param to where it ends
     */
    default List<Violation> sentence(CharSequence text, int from, int to) {
      return List.of();
    }

    /** Looks at the whole answer. */
    default List<Violation> end(CharSequence text) {
      return List.of();
    }
  }
}
