package io.ledgerline.governance.apply;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads YAML into trees and remembers the line of everything. Refuses duplicate keys, custom tags
 * and documents that unfold into more than 100,000 nodes.
 */
final class YamlReader {
  private static final int MOST_NODES = 100_000;
  private static final int DEEPEST = 32;
  private static final int MOST_CHARACTERS = 4_000_000;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SourceFile file;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int nodes;

  private YamlReader(SourceFile file) {
    this.file = file;
  }

  /** What a file holds: its documents, or why it can't be read. */
  record Read(List<YamlDocument> documents, List<Problem> problems) {}

  static Read read(SourceFile file) {
    var reader = new YamlReader(file);
    reader.readAll();
    return new Read(List.copyOf(reader.documents), List.copyOf(reader.problems));
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    Refused(Node node, String sentence) {
      super(sentence, null, false, false);
      this.line = YamlReader.line(node);
    }
  }

  private void readAll() {
    var settings =
        LoadSettings.builder().setLabel(file.name()).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      for (Node root : new Compose(settings).composeAllFromString(file.text())) {
        var lines = new HashMap<String, Integer>();
        JsonNode tree = tree(root, "", 0, lines);
        if (!tree.isNull()) {
          documents.add(new YamlDocument(file.name(), tree, Map.copyOf(lines)));
        }
      }
    } catch (Refused e) {
      problems.add(new Problem(file.name(), e.line, "file", "", String.valueOf(e.getMessage())));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      problems.add(new Problem(file.name(), line, "file", "", "not YAML: " + e.getProblem()));
    } catch (StackOverflowError e) {
      // The composer goes down by recursion, before our own limit of depth is asked.
      problems.add(new Problem(file.name(), 1, "file", "", "too deep: split the file"));
    } catch (YamlEngineException e) {
      problems.add(new Problem(file.name(), 1, "file", "", "not YAML: " + e.getMessage()));
    }
  }

  private JsonNode tree(Node node, String path, int depth, Map<String, Integer> lines) {
    if (++nodes > MOST_NODES || depth > DEEPEST || node.isRecursive()) {
      throw new Refused(node, "too large or too deep: split the file and use fewer anchors");
    }
    lines.put(path, line(node));
    return switch (node) {
      case MappingNode mapping -> object(mapping, path, depth, lines);
      case SequenceNode sequence -> array(sequence, path, depth, lines);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new Refused(node, "not a value that a document can hold");
    };
  }

  private ObjectNode object(
      MappingNode mapping, String path, int depth, Map<String, Integer> lines) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new Refused(tuple.getKeyNode(), "a key that is not a word: quote it");
      }
      String name = key.getValue();
      if (object.has(name)) {
        throw new Refused(key, "'" + name + "' is there twice: remove one");
      }
      String below = path.isEmpty() ? name : path + "." + name;
      object.set(name, tree(tuple.getValueNode(), below, depth + 1, lines));
      lines.put(below, line(key));
    }
    return object;
  }

  private ArrayNode array(
      SequenceNode sequence, String path, int depth, Map<String, Integer> lines) {
    ArrayNode array = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(tree(item, path + "[" + array.size() + "]", depth + 1, lines));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    String text = scalar.getValue();
    if (tag.equals(Tag.STR)) {
      return JSON.stringNode(text);
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(text.equals("true"));
    }
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    try {
      if (tag.equals(Tag.INT)) {
        return JSON.numberNode(new BigInteger(text));
      }
      if (tag.equals(Tag.FLOAT)) {
        return JSON.numberNode(new BigDecimal(text));
      }
    } catch (NumberFormatException e) {
      throw new Refused(scalar, "'" + text + "' is not a decimal number: quote it if it is a text");
    }
    throw new Refused(scalar, "tag " + tag + " is not known: remove it");
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
