package io.ledgerline.documents.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import java.io.IOException;
import java.util.List;

/**
 * Takes the text out of one file. Bounds text, pages and what packages unpack to; time and memory
 * are bounded by the process it runs in. Throws nothing for what is in a file.
 */
public final class Extractor {
  private Extractor() {}

  /** The text of a file, at most so many characters of it. */
  public static Extraction extract(byte[] bytes, int characters, DocumentLimits limits) {
    var reading = new Reading(limits, characters);
    Format format = Format.of(bytes);
    try {
      return result(reading.read(bytes), reading, Reason.NO_TEXT);
    } catch (Reading.FullException e) {
      return result(format, reading, Reason.TOO_LARGE);
    } catch (UnreadableException e) {
      return partly(format, reading, e.reason());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return partly(format, reading, Reason.BROKEN);
    }
  }

  /** A document that ends in the middle: what came before is text all the same. */
  private static Extraction partly(Format format, Reading reading, Reason reason) {
    reading.left("the rest", reason);
    return result(format, reading, reason);
  }

  private static Extraction result(Format format, Reading reading, Reason ifBlank) {
    if (reading.isBlankSince(0)) {
      boolean more = ifBlank == Reason.NO_TEXT && reading.unfinished();
      return new Extraction.Unread(format, more ? Reason.TOO_LARGE : ifBlank);
    }
    String text = reading.text();
    return new Extraction.Text(
        format,
        reading.pages(),
        text.length(),
        text.getBytes(UTF_8),
        reading.parsers(),
        List.copyOf(reading.left()),
        reading.unfinished());
  }
}
