package io.ledgerline.anchors.worm;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts of a flat XML answer; what is no XML has none. No DTD, no entities from outside. */
final class XmlTexts {
  private static final int MOST_ELEMENTS = 50_000;

  /** The texts directly below one element. */
  record Group(String name, Map<String, String> texts) {
    String text(String name) {
      return texts.getOrDefault(name, "");
    }
  }

  private final Map<String, String> first = new LinkedHashMap<>();
  private final List<Group> groups = new ArrayList<>();

  private XmlTexts() {}

  static XmlTexts parse(byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XmlTexts texts = new XmlTexts();
    try {
      texts.read(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
    } catch (XMLStreamException e) {
      return new XmlTexts();
    }
    return texts;
  }

  private void read(XMLStreamReader reader) throws XMLStreamException {
    List<Group> open = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int elements = 0;
    while (reader.hasNext() && elements < MOST_ELEMENTS) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          Group group = new Group(reader.getLocalName(), new LinkedHashMap<>());
          open.add(group);
          groups.add(group);
          text.setLength(0);
          elements++;
        }
        case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          Group closed = open.removeLast();
          String value = text.toString().strip();
          first.putIfAbsent(closed.name(), value);
          if (!open.isEmpty()) {
            open.getLast().texts().putIfAbsent(closed.name(), value);
          }
          text.setLength(0);
        }
        default -> {}
      }
    }
  }

  /** The text of the first element of that name, "" if there is none. */
  String first(String name) {
    return first.getOrDefault(name, "");
  }

  /** All elements of those names, in order. */
  List<Group> groups(String... names) {
    Set<String> wanted = Set.of(names);
    return groups.stream().filter(group -> wanted.contains(group.name())).toList();
  }
}
