package io.ledgerline.documents.text;

import io.ledgerline.documents.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The words of a sheet that are in none of its cells: strings in formulas, also in those of
 * validations and of conditional formats, prompts and errors of validations, tips of links.
 */
final class SheetWords {
  private static final Set<String> FORMULAS = Set.of("f", "formula", "formula1", "formula2");

  /** Attributes in which people write, whatever element of a sheet has them. */
  private static final Set<String> SAID =
      Set.of(
          "prompt", "promptTitle", "error", "errorTitle", "tooltip", "display", "text", "comment");

  private final Reading reading;

  SheetWords(Reading reading) {
    this.reading = reading;
  }

  /** Reads a part that holds a sheet; what is broken is noted, what came before it stays. */
  void read(byte @Nullable [] sheet) throws IOException {
    if (sheet == null) {
      return;
    }
    try {
      XMLStreamReader xml = Markup.open(new ByteArrayInputStream(sheet));
      try {
        all(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      reading.left("words beside cells", Reason.BROKEN);
    }
  }

  private void all(XMLStreamReader xml) throws XMLStreamException, IOException {
    var formula = new StringBuilder();
    boolean inFormula = false;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          inFormula = FORMULAS.contains(xml.getLocalName());
          attributes(xml);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (inFormula) {
            formula.append(xml.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (FORMULAS.contains(xml.getLocalName())) {
            strings(formula);
            formula.setLength(0);
            inFormula = false;
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("a document type");
        default -> {}
      }
    }
  }

  private void attributes(XMLStreamReader xml) throws IOException {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (SAID.contains(xml.getAttributeLocalName(i)) && !xml.getAttributeValue(i).isBlank()) {
        reading.line();
        reading.append(xml.getAttributeValue(i));
        reading.line();
      }
    }
  }

  /** Strings stand in quotation marks; two in a row are one of the string itself. */
  void strings(CharSequence formula) throws IOException {
    var string = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < formula.length(); i++) {
      char c = formula.charAt(i);
      boolean twice = c == '"' && i + 1 < formula.length() && formula.charAt(i + 1) == '"';
      if (inside && twice) {
        string.append('"');
        i++;
      } else if (c == '"') {
        inside = !inside;
      } else if (inside) {
        string.append(c);
      }
    }
    if (!string.toString().isBlank()) {
      reading.line();
      reading.append(string);
      reading.line();
    }
  }
}
