package io.ledgerline.documents;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads the text of documents. Never throws for what is in a document: whatever is wrong with it is
 * an {@link Extraction.Unread} with the reason. Thread-safe; may wait, so never on an event loop.
 */
@FunctionalInterface
public interface DocumentReader {
  /** Reads nothing, and says so. */
  DocumentReader NONE =
      (bytes, allowance) -> {
        try {
          Format format = Format.of(bytes.readNBytes(Format.HEAD));
          return new Extraction.Unread(format, format == Format.IMAGE ? Reason.FORMAT : Reason.OFF);
        } catch (IOException e) {
          return new Extraction.Unread(Format.UNKNOWN, Reason.BROKEN);
        }
      };

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

  /** What the documents of one request may spend together. */
  default Allowance allowance() {
    return DocumentLimits.DEFAULT.allowance();
  }
}
