package io.ledgerline.inspection.rule;

import java.util.List;

/** A rule about the text of answers. Immutable; {@link #open} gives what one answer needs. */
public interface AnswerRule {
  /** A stable id, such as {@code output.promise}. */
  String id();

  /** Rises where the same answers are judged otherwise. */
  default int version() {
    return 1;
  }

  /** Whether it can only judge a whole answer, so that a stream has to be held back to its end. */
  boolean needsWhole();

  /** Whether it asks for something that only an answer which is at its end has to hold. */
  default boolean atLast() {
    return false;
  }

  /** Whether it also looks at what tools would be given. */
  default boolean inTools() {
    return false;
  }

  /**
   * What is wrong in what a tool would be given.
   *
   * @param told whether what the tool is given may reach somebody; what a tool only looks up does
   *     not
   */
  default List<Violation> apart(ToolInput input, boolean told) {
    return List.of();
  }

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
