package io.ledgerline.inspection.model;

import java.util.List;

/**
 * A model of the customer's own that reads texts. Thread-safe; may wait as long as its setting
 * allows, so never on an event loop. Never throws for what is in a text.
 */
public interface TextModel {
  /** Who it is. */
  ModelCard card();

  /**
   * Reads the texts of one request.
   *
   * @param utf8 the texts; bytes that are no UTF-8 are passed by, never an error
   */
  Answer read(List<byte[]> utf8);

  /** What came of asking. */
  sealed interface Answer {
    /**
     * It read them all.
     *
     * @param said for each text, sorted; values are disjoint
     */
    record Read(List<List<Said>> said) implements Answer {
      public Read {
        said = said.stream().map(List::copyOf).toList();
      }
    }

    /** It read none of them. */
    record Unread(Reason reason) implements Answer {}
  }

  /** Why it read nothing. */
  enum Reason {
    /** It took longer than it may. */
    TIME("took too long"),
    /** As many requests wait for it as may. */
    BUSY("too many wait for it"),
    /** They are longer than it may be given for one request. */
    SIZE("more text than it may be given"),
    /** Its process ended, and the next one is loading it. */
    STARTING("is being started again"),
    /** Its process ended, or could not be started. */
    FAILED("is not running");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    /** For people, to stand behind "the model". */
    public String words() {
      return words;
    }
  }
}
