package io.ledgerline.documents.text;

import io.ledgerline.documents.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The words of one XML part, whatever they are for: running text, text boxes, notes, comments,
 * changes that were deleted, labels of charts and diagrams, names of properties. Streamed, so that
 * memory does not grow with the part. A document type is refused: Office writes none, and entities
 * are only of use to somebody who hides something.
 */
final class Markup {
  private static final XMLInputFactory FACTORY = factory();

  /** A word may go on in the next of these. */
  private static final Set<String> RUNS = Set.of("t", "delText", "instrText", "delInstrText");

  private static final Set<String> PARAGRAPHS = Set.of("p", "tr", "si", "row");

  /** Attributes in which people write. */
  private static final Set<String> WORDS = Set.of("descr", "title", "alt");

  /** Elements of cached tables that hold a value in an attribute. */
  private static final Set<String> CACHED = Set.of("s", "n", "d");

  /** Attributes in which people write, by the element that has them. */
  private static final Map<String, Set<String>> SAID =
      Map.of(
          "alias", Set.of("val"),
          "tag", Set.of("val"),
          "docVar", Set.of("val"),
          "listItem", Set.of("displayText", "value"),
          "bookmarkStart", Set.of("name"));

  /** With this begin the names of bookmarks that Word makes by itself. */
  private static final String MADE = "_";

  private final Reading reading;
  private final XMLStreamReader xml;
  private final Deque<Element> open = new ArrayDeque<>();

  private static final class Element {
    final String name;
    boolean speaks;

    Element(String name) {
      this.name = name;
    }
  }

  private Markup(Reading reading, XMLStreamReader xml) {
    this.reading = reading;
    this.xml = xml;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  /** Reads a part; one that is broken is noted under that name, what came before it stays. */
  static void read(Reading reading, InputStream in, String what) throws IOException {
    try {
      XMLStreamReader xml = open(in);
      try {
        new Markup(reading, xml).all();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      reading.left(what, Reason.BROKEN);
    }
    reading.line();
  }

  /** Begins to read XML of a stranger: nothing is fetched, and no entity expanded. */
  static XMLStreamReader open(InputStream in) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(in);
  }

  private void all() throws XMLStreamException, IOException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
        case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text(xml.getText());
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("a document type");
        default -> {}
      }
    }
  }

  private void start(String name) throws IOException {
    open.push(new Element(name));
    switch (name) {
      case "tab" -> reading.append("\t");
      case "br", "cr" -> reading.append("\n");
      case "noBreakHyphen" -> reading.append("-");
      default -> attributes(name);
    }
  }

  private void attributes(String name) throws IOException {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String key = xml.getAttributeLocalName(i);
      boolean link =
          key.equals("Target") && "External".equals(xml.getAttributeValue(null, "TargetMode"));
      boolean value = key.equals("v") && CACHED.contains(name);
      boolean said =
          SAID.getOrDefault(name, Set.of()).contains(key)
              && !xml.getAttributeValue(i).startsWith(MADE);
      if (link || value || said || WORDS.contains(key)) {
        reading.line();
        reading.append(xml.getAttributeValue(i));
        reading.line();
      }
    }
  }

  private void text(String text) throws IOException {
    Element in = open.peek();
    if (in == null) {
      return;
    }
    // Between elements white space is layout of the XML; inside a run it is the writer's.
    if (RUNS.contains(in.name) || !text.isBlank()) {
      reading.append(text);
      in.speaks = true;
    }
  }

  private void end(String name) throws IOException {
    boolean spoke = open.pop().speaks;
    if (name.equals("tc")) {
      reading.append("\t");
    } else if (PARAGRAPHS.contains(name) || (spoke && !RUNS.contains(name))) {
      reading.line();
    }
  }
}
