package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Phrases in a row for languages that put no spaces between words, where words of a rule could not
 * be told. A text is searched only if it holds such script. Immutable.
 */
final class Phrases {
  /** How far a part may stand behind the one before, where a line says nothing else. */
  private static final int REACH = 16;

  /** Characters of a text in which a phrase is looked for again after a match. */
  private static final int ENOUGH = 4;

  /** What makes a phrase count only where a word, a clause or a line begins. */
  private static final String BEGINS = "^";

  /** One of several phrases, and how far behind the part before it begins. */
  private record Part(int reach, List<String> phrases) {}

  private record Row(
      Technique technique,
      int weight,
      boolean begins,
      String first,
      List<Part> others,
      String reason) {}

  /** Phrases in a row where they stand in a text. */
  record Found(Technique technique, int weight, int from, int to, String reason) {}

  private final List<List<Row>> byFirstChar = new ArrayList<>();
  private final char[] index = new char[0x10000];

  Phrases(List<String> lines) {
    byFirstChar.add(List.of());
    for (String line : lines) {
      String[] parts = line.split("\\|", -1);
      String[] head = parts[0].strip().split(" ");
      List<Part> others = others(parts, head);
      for (String first : parts[1].strip().split(",")) {
        boolean begins = first.startsWith(BEGINS);
        add(
            new Row(
                Technique.valueOf(head[0]),
                Integer.parseInt(head[1]),
                begins,
                Lexicon.fold(begins ? first.substring(1) : first),
                others,
                parts[parts.length - 1].strip()));
      }
    }
  }

  private static List<Part> others(String[] parts, String[] head) {
    List<Part> others = new ArrayList<>();
    for (int i = 2; i < parts.length - 1; i++) {
      if (!parts[i].isBlank()) {
        int reach = head.length > i ? Integer.parseInt(head[i]) : REACH;
        var phrases = Stream.of(parts[i].strip().split(",")).map(Lexicon::fold).toList();
        others.add(new Part(reach, phrases));
      }
    }
    return others;
  }

  private void add(Row row) {
    char first = row.first().charAt(0);
    if (index[first] == 0) {
      index[first] = (char) byFirstChar.size();
      byFirstChar.add(new ArrayList<>());
    }
    byFirstChar.get(index[first]).add(row);
  }

  /** Finds phrases, in the order of their places; at most a few in a text. */
  List<Found> find(MappedText text) {
    char[] chars = text.array();
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < text.length() && found.size() < ENOUGH; i++) {
      char c = chars[i];
      if (c < 0xE00 || index[c] == 0) {
        continue;
      }
      for (Row row : byFirstChar.get(index[c])) {
        int end = end(row, text, i);
        if (end > 0) {
          found.add(new Found(row.technique(), row.weight(), i, end, row.reason()));
          break;
        }
      }
    }
    return found;
  }

  private static int end(Row row, MappedText text, int at) {
    boolean within = row.begins() && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    if (within || !stands(text, at, row.first())) {
      return -1;
    }
    int end = at + row.first().length();
    for (int part = 0; part < row.others().size() && end > 0; part++) {
      end = end(row.others().get(part), text, end);
    }
    return end;
  }

  /** Where the first of some phrases ends that stands in the same sentence. */
  private static int end(Part part, MappedText text, int from) {
    for (int i = from; i < Math.min(text.length(), from + part.reach()); i++) {
      for (String phrase : part.phrases()) {
        if (stands(text, i, phrase)) {
          return i + phrase.length();
        }
      }
      if (endsSentence(text.charAt(i))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean endsSentence(char c) {
    return Letters.kind(c) == Letters.STOP || Letters.kind(c) == Letters.NEWLINE;
  }

  private static boolean stands(MappedText text, int at, String phrase) {
    if (at + phrase.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < phrase.length(); i++) {
      if (text.charAt(at + i) != phrase.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
