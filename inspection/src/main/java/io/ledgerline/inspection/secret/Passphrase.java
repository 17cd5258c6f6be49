package io.ledgerline.inspection.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import io.ledgerline.inspection.scan.WordLists;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A password of several words behind its label: {@code Password: correct horse battery staple},
 * {@code passphrase is "seven grey owls whistle"}. What stands there is mostly a sentence: without
 * any word that sentences and forms need, and with nothing else behind, it is a password.
 */
final class Passphrase {
  private static final int FEWEST = 4;
  private static final int MOST = 10;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 24;
  private static final int LEAST_LETTERS = 14;
  private static final int SURE = 800;

  private static final long SENTENCE =
      WordClass.bits(
          WordClass.FUNCTION,
          WordClass.IS_WORD,
          WordClass.PASSWORD_WORD,
          WordClass.SECRET_WORD,
          WordClass.USER_LABEL,
          WordClass.WEEKDAY,
          WordClass.TITLE,
          WordClass.GREETING,
          WordClass.CODE);

  private static final WordLists LISTS = WordLists.beside(Passphrase.class, "passphrases.txt");
  private static final Set<Long> ABOUT = LISTS.hashes("ABOUT");

  /** Labels that are other words, too: a value behind them stands in quotation marks. */
  private static final Set<Long> OTHERWISE = LISTS.hashes("OTHERWISE");

  private static final List<byte[]> ENDINGS =
      LISTS.list("ENDINGS").stream().map(ending -> ending.getBytes(UTF_8)).toList();

  private Passphrase() {}

  /**
   * Adds the words that begin at an offset if they are a password; whether they are.
   *
   * @param label the last token of the label
   * @param at where the value begins, its quotation mark included
   * @param quoted whether it must stand in quotation marks
   */
  static boolean at(Text text, int label, int at, boolean quoted, Sink sink) {
    int opening = Quotes.opening(text, at);
    if (opening == 0 && (quoted || OTHERWISE.contains(text.hash(label)))) {
      return false;
    }
    int first = label + 1;
    while (text.has(first) && text.start(first) < at + opening) {
      first++;
    }
    if (!text.has(first) || text.start(first) > at + opening) {
      return false;
    }
    int last = last(text, first);
    int end = last < 0 ? -1 : text.end(last);
    if (end < 0 || !(opening > 0 ? Quotes.closes(text, end) : isOver(text, end))) {
      return false;
    }
    sink.add(AssignedRule.PASSWORD, text.start(first), end, SURE);
    return true;
  }

  /** The last of so many words that no sentence is made of, one blank between; -1 where not. */
  private static int last(Text text, int first) {
    var words = new HashSet<Long>();
    int letters = 0;
    int last = first;
    for (int i = first; i == first || text.joins(i, ' '); i++) {
      if (i - first == MOST || !isWord(text, i)) {
        return -1;
      }
      words.add(text.hash(i));
      letters += text.length(i);
      last = i;
    }
    return words.size() >= FEWEST && letters >= LEAST_LETTERS ? last : -1;
  }

  /** A word of Latin letters, digits behind them perhaps, that says nothing of passwords. */
  private static boolean isWord(Text text, int token) {
    int size = text.length(token);
    if (text.isDigits(token)) {
      return size <= 4;
    }
    return size >= SHORTEST
        && size <= LONGEST
        && (text.shape(token) & (ByteClass.LOWER | ByteClass.HIGH)) != 0
        && isLatin(text, token)
        && (text.classes(token) & SENTENCE) == 0
        && !ABOUT.contains(text.hash(token))
        && !endsLikeAct(text, token);
  }

  private static boolean isLatin(Text text, int token) {
    for (int p = text.start(token); p < text.end(token); p++) {
      int b = text.at(p);
      if (b >= 0xC6) {
        return false;
      }
    }
    return true;
  }

  private static boolean endsLikeAct(Text text, int token) {
    for (byte[] ending : ENDINGS) {
      int from = text.end(token) - ending.length;
      if (from > text.start(token) && stands(text, from, ending)) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(Text text, int from, byte[] word) {
    for (int i = 0; i < word.length; i++) {
      if (text.at(from + i) != (word[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing else belongs to the words: the line ends, or a sentence, a cell, a tag. */
  private static boolean isOver(Text text, int end) {
    int p = end;
    if (text.at(p) == '.' || text.at(p) == '!') {
      p++;
    }
    int blanks = p;
    while (text.at(p) == ' ') {
      p++;
    }
    int b = text.at(p);
    boolean apart = p - blanks >= 2 || p > end && text.at(end) != ' ' && p > blanks;
    boolean aside = p > blanks && (b == '(' || b == '-' || b == '|');
    return b < ' ' || ",;|<".indexOf(b) >= 0 || apart || aside;
  }
}
