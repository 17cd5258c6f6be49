package io.ledgerline.documents.text;

import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.poi.Version;

/**
 * The text of an Office file of today (ECMA-376): sheets as people see them, by the library, and
 * the words of every other part, whichever it is and whether anything refers to it or not.
 */
final class OfficeText {
  /** Parts that hold names of styles and colours, and no words of anybody. */
  private static final Set<String> NO_WORDS =
      Set.of("styles.xml", "theme", "fontTable.xml", "[Content_Types].xml", "tableStyles.xml");

  private static final String PROPERTIES = "docProps/";

  private final Reading reading;
  private int pictures;

  OfficeText(Reading reading) {
    this.reading = reading;
  }

  Format read(byte[] bytes) throws IOException, UnreadableException {
    Parts parts = Parts.unpack(reading, bytes);
    int before = reading.length();
    Format format = format(parts);
    reading.parser("poi@" + Version.getVersion());
    Set<String> told = format == Format.SHEETS ? new Sheets(reading).read(parts) : Set.of();
    parts(parts, name -> !told.contains(name) && !name.startsWith(PROPERTIES));
    if (pictures > 0 && reading.isBlankSince(before)) {
      reading.left("pictures only: " + pictures);
    }
    parts(parts, name -> name.startsWith(PROPERTIES));
    return format;
  }

  private void parts(Parts parts, Predicate<String> which) throws IOException {
    for (Map.Entry<String, byte[]> part : parts.all().entrySet()) {
      if (which.test(part.getKey()) && hasWords(part.getKey())) {
        part(part.getKey(), part.getValue());
      }
    }
  }

  private static Format format(Parts parts) throws UnreadableException {
    if (parts.all().containsKey("[Content_Types].xml")) {
      for (String name : parts.all().keySet()) {
        switch (name.substring(0, Math.max(0, name.indexOf('/')))) {
          case "word" -> {
            return Format.WORD;
          }
          case "xl" -> {
            return Format.SHEETS;
          }
          case "ppt" -> {
            return Format.SLIDES;
          }
          default -> {}
        }
      }
    }
    throw new UnreadableException(Reason.FORMAT);
  }

  private static boolean hasWords(String name) {
    return Arrays.stream(name.split("/", -1)).noneMatch(NO_WORDS::contains);
  }

  private void part(String name, byte[] bytes) throws IOException {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("ppt/slides/slide")) {
      reading.page();
    }
    if (lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml")) {
      Markup.read(reading, new ByteArrayInputStream(bytes), "a part");
      return;
    }
    switch (Format.of(bytes)) {
      case PDF, ZIP, TEXT -> reading.inside(bytes, "an embedded file");
      case COMPOUND -> reading.left("an embedded file", Reason.FORMAT);
      case IMAGE -> pictures++;
      case WORD, SHEETS, SLIDES, UNKNOWN -> {} // fonts, drawings, settings of printers
    }
  }
}
