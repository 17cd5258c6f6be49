package io.ledgerline.documents;

import java.io.InputStream;
import java.time.Duration;

/**
 * Reads the text of documents. Never throws for what is in a document: whatever is wrong with it is
 * an {@link Extraction.Unread} with the reason. Thread-safe; may wait, so never on an event loop.
 */
@FunctionalInterface
public interface DocumentReader {
  /** Reads nothing, and says so. */
  DocumentReader NONE = (bytes, allowance) -> new Extraction.Unread(Format.UNKNOWN, Reason.OFF);

  /**
   * What may still be spent on a request's documents.
   *
   * @param characters of text, UTF-16
   * @param time from the call to its answer, waiting included
   */
  record Allowance(int characters, Duration time) {}

  /**
   * Reads one document.
   *
   * @param bytes the file, read once and not to its end where that isn't needed; an exception of it
   *     makes the document {@link Reason#BROKEN}
   */
  Extraction read(InputStream bytes, Allowance allowance);
}
