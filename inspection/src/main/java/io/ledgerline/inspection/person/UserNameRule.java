package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * User names of people, behind their label: in forms, JSON, YAML, markup, settings and sentences;
 * in lines of logs ({@link LoggedUser}) and links ({@link ProfileLink}). What machines share (root,
 * postgres), and what programs put there (variables, types), is nobody's.
 */
public final class UserNameRule implements Rule {
  /** What somebody is called by a service. */
  public static final Kind USERNAME = new Kind("USERNAME", 4, Rank.NAME, Category.PII);

  /** The longest apostrophe. */
  private static final int MOST_GAP = 3;

  private static final int WHOLE = 960;
  static final int SURE = 930;
  static final int LIKELY = 850;

  /** Tells words of sentences. */
  @FunctionalInterface
  public interface Ordinary {
    /** Whether a token is such a word. */
    boolean is(Text text, int token);
  }

  private final UserWords words;
  private final AssignedUser assigned;
  private final SaidUser said;
  private final LoggedUser logged;

  /** With what tells words of sentences from names. */
  public UserNameRule(Ordinary ordinary) {
    this.words = new UserWords(ordinary);
    this.assigned = new AssignedUser(words);
    this.said = new SaidUser(words, assigned);
    this.logged = new LoggedUser(words);
  }

  @Override
  public List<Kind> kinds() {
    return List.of(USERNAME);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.words(WordClass.USER_LABEL));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int words = words(text, token);
    if (words == 0
        || logged.at(text, token, words, sink)
        || ProfileLink.at(text, token, sink)
        || UserLabels.isOfService(text, token)
        || isMember(text, token)) {
      return;
    }
    var label = UserLabels.of(hash(text, token, words));
    if (label != UserLabels.HOST) {
      behind(text, token, token + words - 1, label, sink);
    }
  }

  /** Adds the name behind a label, from its first token to its last. */
  void behind(Text text, int token, int last, UserLabels label, Sink sink) {
    int behind = text.end(last);
    int sign = UserPlace.sign(text, token, behind);
    if (sign >= 0) {
      assigned.at(text, token, sign, label, sink);
    } else if (UserPlace.pair(text, behind) >= 0) {
      assigned.quoted(text, token, UserPlace.pair(text, behind), label, sink);
    } else {
      said.at(text, token, last, label, sink);
    }
  }

  /** The value of a whole text that the caller labelled so. */
  boolean whole(Text text, long label, Sink sink) {
    int start = text.at(text.from()) == '@' ? text.from() + 1 : text.from();
    boolean told =
        UserLabels.of(label) == UserLabels.NAME
            || start > text.from()
            || UserForm.isShaped(text, start, text.to())
            || words.mayName(text, 0);
    return told && whole(text, text.from(), text.to(), label, sink);
  }

  /** Whether a label is one of user names and of nothing else. */
  public static boolean isSure(long label) {
    return UserLabels.of(label) == UserLabels.NAME;
  }

  /** The value of a whole text, or a cell, that is labelled so. */
  public static boolean whole(Text text, int from, int to, long label, Sink sink) {
    int start = text.at(from) == '@' ? from + 1 : from;
    int end = UserNames.end(text, start);
    boolean shaped = start > from || UserForm.isShaped(text, start, end);
    if (end != to
        || UserLabels.of(label) == UserLabels.HOST
        || UserLabels.of(label) == UserLabels.HANDLE && !shaped
        || !UserNames.isPersons(text, start, end)) {
      return false;
    }
    sink.add(USERNAME, start, end, WHOLE);
    return true;
  }

  /** A name that somebody gave with its password, if it may be a person's. */
  public static void beside(Text text, int start, int end, Sink sink) {
    int name = UserPlace.behindDomain(text, start);
    if (UserNames.end(text, name) == end && UserNames.isPersons(text, name, end)) {
      sink.add(USERNAME, name, end, SURE);
    }
  }

  /** How many tokens the label has: those of its phrase stand in one name or sentence. */
  private static int words(Text text, int token) {
    int words = text.phrase(token, WordClass.USER_LABEL);
    for (int word = token + 1; word < token + words; word++) {
      int gap = text.gap(word);
      boolean joined =
          gap == ByteClass.SPACE
              || gap == ByteClass.UNDER
              || gap == ByteClass.DASH
              || gap == ByteClass.DOT
              || gap == ByteClass.QUOTE;
      if (!joined || text.gapLength(word) > MOST_GAP) {
        return text.is(token, WordClass.USER_LABEL) ? 1 : 0;
      }
    }
    return words;
  }

  static void add(Text text, int start, int end, UserLabels label, Sink sink) {
    sink.add(USERNAME, start, end, label == UserLabels.NAME ? SURE : LIKELY);
  }

  private static long hash(Text text, int token, int words) {
    long hash = text.hash(token);
    for (int word = token + 1; word < token + words; word++) {
      hash = Fold.phrase(hash, text.hash(word));
    }
    return hash;
  }

  /** {@code request.user}, {@code $user}, {@code add-user}: what a program has a value in. */
  private static boolean isMember(Text text, int token) {
    int start = text.start(token);
    int before = text.at(start - 1);
    boolean brief = text.length(token) <= "login".length();
    boolean joined = before == '-' && text.at(start - 2) != '-' && text.at(start - 2) > ' ';
    boolean path = before == '/' && !text.wordAt(start - 2);
    return before == '@' || brief && (before == '.' || before == '$' || path || joined);
  }
}
