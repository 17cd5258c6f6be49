package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;
import java.util.Set;

/**
 * User names behind an at sign in sentences: {@code so proud of @maddie_runs_far}, {@code DM
 * @quietotter}. Programs write much the same (annotations, decorators, packages, variables), so
 * words of a sentence have to stand beside, and a name that no word asks for has to look like
 * somebody's.
 */
public final class HandleRule implements Rule {
  private static final Set<Long> ASKING = HandleForm.LISTS.hashes("ASKING");

  /** Between these and the name: {@code follow them @…}, {@code thanks to @…}. */
  private static final Set<Long> BETWEEN = HandleForm.LISTS.hashes("BETWEEN");

  /** Words in capitals before a name that are none of a program. */
  private static final Set<Long> CAPITALS = HandleForm.LISTS.hashes("CAPITALS");

  private static final String BEFORE = " \n\t(\"'*_,:";
  private static final String BEHIND = " \n\r\t,.!?):'\"*;";
  private static final String CODE = "={}$\\|";
  private static final int MOST_LINE = 120;

  private final UserNameRule.Ordinary ordinary;

  /** With what tells words of sentences. */
  public HandleRule(UserNameRule.Ordinary ordinary) {
    this.ordinary = ordinary;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(UserNameRule.USERNAME);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.AT.notBefore("(/{=[\"\\"));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    start -= text.at(start - 1) == '_' ? 1 : 0;
    int sign = start - 1;
    int end = UserNames.end(text, start);
    if (text.at(sign) != '@' || !opens(text, sign) || !closes(text, end)) {
      return;
    }
    boolean shaped = HandleForm.isShaped(text, start, end);
    boolean asked = isAsked(text, token, sign) || isBehindName(text, token, sign, end);
    if (!(asked
        ? shaped || HandleForm.isPlain(text, start, end)
        : HandleForm.isSomebodys(text, start, end))) {
      return;
    }
    int next = next(text, token, end);
    if (!HandleForm.isNobodys(text, start, end)
        && isSentence(text, token, sign, next, end)
        && !isCode(text, sign, end)) {
      sink.add(UserNameRule.USERNAME, start, end, UserNameRule.LIKELY);
    }
  }

  private static boolean opens(Text text, int sign) {
    int before = text.at(sign - 1);
    boolean bracket = before == '(' && text.at(sign - 2) > ' ';
    return before < 0 || !bracket && BEFORE.indexOf(before) >= 0;
  }

  private static boolean closes(Text text, int end) {
    int behind = text.at(end);
    boolean markup = behind == '<' && text.at(end + 1) == '/';
    boolean cut = behind == ':' && text.at(end + 1) > ' ';
    return behind < 0
        || behind >= 0x80 && !text.wordAt(end)
        || markup
        || !cut && BEHIND.indexOf(behind) >= 0;
  }

  /** The first token behind the name. */
  private static int next(Text text, int token, int end) {
    int next = token + 1;
    while (text.has(next) && text.start(next) < end) {
      next++;
    }
    return next;
  }

  /** Whether a word of a sentence stands before the name, or behind it at the begin of a line. */
  private boolean isSentence(Text text, int token, int sign, int next, int end) {
    int before = text.at(sign - 1);
    int word = token - 1;
    boolean near =
        word >= 0 && text.gapLength(token) <= 3 && text.end(word) > lineStart(text, sign);
    if (near) {
      boolean joined = before == ' ' || before == '(' || before == '"' || before == '*';
      boolean capitals =
          text.gapLength(token) == 2
              && text.isAllCapitals(word)
              && !CAPITALS.contains(text.hash(word));
      boolean name = isBehindName(text, token, sign, end);
      return name || joined && !capitals && isWord(text, word);
    }
    boolean first = before < 0 || before == '\n' || text.at(sign - 2) == '>' || quotes(text, sign);
    boolean said = text.at(end) == ' ' || text.at(end) == ',' && text.at(end + 1) == ' ';
    return first && said && text.has(next) && text.start(next) <= end + 2 && isWord(text, next);
  }

  private static boolean quotes(Text text, int sign) {
    return text.at(sign - 1) == '"' && text.at(sign - 2) <= ' ';
  }

  private boolean isWord(Text text, int token) {
    return text.is(token, WordClass.FUNCTION)
        || text.is(token, WordClass.GREETING)
        || ASKING.contains(text.hash(token))
        || text.is(token, WordClass.GIVEN)
        || ordinary.is(text, token);
  }

  private static int lineStart(Text text, int at) {
    int p = at;
    while (at - p < MOST_LINE && text.at(p - 1) >= 0 && text.at(p - 1) != '\n') {
      p--;
    }
    return p;
  }

  /** Whether signs of programs stand in the line. */
  private static boolean isCode(Text text, int sign, int end) {
    int first = lineStart(text, sign);
    int p = first;
    while (p - first < MOST_LINE && text.at(p) == ' ') {
      p++;
    }
    boolean comment = text.at(p) == '*' || text.at(p) == '/' && text.at(p + 1) == '/';
    if (comment || p == sign && p > first) {
      return true;
    }
    for (; p < sign; p++) {
      if (CODE.indexOf(text.at(p)) >= 0) {
        return true;
      }
    }
    for (p = end; p - end < MOST_LINE && text.at(p) >= 0 && text.at(p) != '\n'; p++) {
      boolean last = text.at(p) == ';' && (text.at(p + 1) < 0 || text.at(p + 1) == '\n');
      if (last || CODE.indexOf(text.at(p)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word before asks for a user name: {@code follow @…}, {@code lead: @…}. */
  private static boolean isAsked(Text text, int token, int sign) {
    int word = token - 1;
    if (word < 0 || sign - text.end(word) > 2) {
      return false;
    }
    long hash = text.hash(word);
    return ASKING.contains(hash)
        || BETWEEN.contains(hash) && word > 0 && ASKING.contains(text.hash(word - 1));
  }

  /** {@code Wilhelmina (@willa-dev)}. */
  private boolean isBehindName(Text text, int token, int sign, int end) {
    return text.at(sign - 1) == '('
        && text.at(end) == ')'
        && sign - 2 == text.end(token - 1)
        && text.isCapital(token - 1)
        && (text.is(token - 1, WordClass.GIVEN)
            || text.is(token - 1, WordClass.SURNAME)
            || HandleForm.isShaped(text, sign + 1, end) && !ordinary.is(text, token - 1));
  }
}
