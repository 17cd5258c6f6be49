package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words and rules of many languages for what is said to an assistant in the midst of data. They
 * have a lexicon of their own, as the classes of one are numbered, and are read only around words
 * that few texts hold: {@link Lexicon#FOREIGN} marks these. Immutable.
 */
final class Tongues {
  /** How many words before and behind such a word are read. */
  private static final int BEFORE = 24;

  private static final int BEHIND = 40;

  /** Some words in a row that are of a class together. */
  private record Row(long[] words, long bit) {}

  private final Lexicon lexicon;
  private final RuleBook rules;
  private final Addressees addressees;
  private final List<String> openers = new ArrayList<>();
  private final Map<Long, List<Row>> rows = new HashMap<>();
  private final long begins;

  Tongues(List<String> words, List<String> rules) {
    List<String> lines = new ArrayList<>();
    List<String> inRows = new ArrayList<>();
    for (String line : words) {
      read(line, lines, inRows);
    }
    lines.add("BEGINS: " + String.join(" ", inRows.stream().map(Tongues::firstOf).toList()));
    lexicon = new Lexicon(lines);
    begins = lexicon.bit("BEGINS");
    inRows.forEach(this::row);
    this.rules = new RuleBook(rules, lexicon);
    addressees = new Addressees(lexicon);
  }

  /** Reads {@code CLASS: words} or {@code CLASS*: words}; rows are kept as {@code CLASS:a_b}. */
  private void read(String line, List<String> lines, List<String> inRows) {
    int colon = line.indexOf(':');
    boolean opens = line.charAt(colon - 1) == '*';
    String name = line.substring(0, opens ? colon - 1 : colon);
    var single = new StringBuilder(name + ":");
    for (String pattern : line.substring(colon + 1).strip().split("\\s+")) {
      for (String word : Spellings.of(pattern)) {
        if (opens) {
          openers.add(opener(word));
        }
        if (word.indexOf('_') >= 0) {
          inRows.add(name + ":" + word.replace("*", ""));
        } else {
          single.append(' ').append(word);
        }
      }
    }
    lines.add(single.toString());
  }

  /** The word of a row that is marked by a star, or the longest: rarely a preposition. */
  private static String opener(String row) {
    String opener = "";
    for (String word : row.split("_")) {
      if (word.charAt(0) == '*') {
        return word.substring(1);
      }
      opener = word.length() >= opener.length() ? word : opener;
    }
    return opener;
  }

  private static String firstOf(String row) {
    return row.substring(row.indexOf(':') + 1, row.indexOf('_'));
  }

  private void row(String row) {
    int colon = row.indexOf(':');
    String[] words = row.substring(colon + 1).split("_");
    long[] hashes = new long[words.length];
    for (int i = 0; i < words.length; i++) {
      hashes[i] = Lexicon.hash(Lexicon.fold(words[i]));
    }
    rows.computeIfAbsent(hashes[0], _ -> new ArrayList<>())
        .add(new Row(hashes, lexicon.bit(row.substring(0, colon))));
  }

  /** The words around which there is something to read. */
  List<String> openers() {
    return openers;
  }

  /** Room for the words around. */
  Tokens window() {
    return new Tokens(lexicon);
  }

  /** Counts for a text that is not yet read. */
  RuleBook.Counts counts() {
    return rules.counts();
  }

  /**
   * Finds what matches in a run of words, which are told by their places in it.
   *
   * @param window room of {@link #window()}
   * @param seen counted on
   */
  void match(Tokens run, Tokens window, RuleBook.Counts seen, RuleBook.Sink sink) {
    int done = 0;
    for (int i = Math.max(0, run.repeated - BEHIND); i < run.count; i++) {
      if ((run.bits[i] & Lexicon.FOREIGN) == 0) {
        continue;
      }
      int from = Math.max(done, i - BEFORE);
      int to = Math.min(run.count, i + BEHIND);
      for (int next = i + 1; next < to; next++) {
        if ((run.bits[next] & Lexicon.FOREIGN) != 0) {
          to = Math.min(run.count, next + BEHIND);
        }
      }
      window.copy(run, from, to);
      classify(window);
      rules.match(window, seen, (rule, begin, end) -> sink.matched(rule, from + begin, from + end));
      done = to;
      i = to - 1;
    }
  }

  private void classify(Tokens window) {
    for (int i = 0; i < window.count; i++) {
      if ((window.bits[i] & begins) != 0) {
        for (Row row : rows.getOrDefault(window.hash[i], List.of())) {
          mark(window, i, row);
        }
      }
    }
    addressees.mark(window);
  }

  private static void mark(Tokens window, int at, Row row) {
    long[] words = row.words();
    if (at + words.length > window.count) {
      return;
    }
    for (int i = 1; i < words.length; i++) {
      if (window.hash[at + i] != words[i]) {
        return;
      }
    }
    for (int i = 0; i < words.length; i++) {
      window.bits[at + i] |= row.bit();
    }
    window.newBits |= row.bit();
  }
}
