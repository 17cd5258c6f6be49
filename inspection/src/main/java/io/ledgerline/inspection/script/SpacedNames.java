package io.ledgerline.inspection.script;

import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/**
 * Names in scripts without capitals, whose words spaces part: behind labels, titles, greetings and
 * "my name is"; without any of these a given name and another listed one.
 */
final class SpacedNames {
  private static final int LABELLED = 920;
  private static final int TITLED = 880;
  private static final int FULL = 850;
  private static final int GREETED = 800;
  private static final long NAME = Role.bits(Role.GIVEN, Role.SURNAME);
  private static final long ANY_TITLE = Role.bits(Role.TITLE, Role.SURE_TITLE);
  private static final int BEHIND_TITLE =
      ByteClass.SPACE | ByteClass.DOT | ByteClass.SLASH | ByteClass.COLON;

  private SpacedNames() {}

  /** Looks at a word or phrase that has to do with names. */
  static void at(Text text, int token, long match, Script script, Sink sink) {
    int next = token + Lexicon.words(match);
    boolean other = (match & (ANY_TITLE | Role.GREETING.bit())) != 0;
    if ((match & NAME) != 0 && !other) {
      listed(text, token, text.start(token), script, sink);
    }
    if (!script.isWord(text, next)) {
      return;
    }
    var run = new NameRun(text, script);
    if ((match & Role.bits(Role.NAME_LABEL, Role.PERSON_LABEL)) != 0
        && KeyedName.isAssigned(text, next)) {
      label(run, token, next, match, sink);
    }
    boolean beside = text.gapLength(next) <= 3 && (text.gap(next) & ~BEHIND_TITLE) == 0;
    if (beside && (match & Role.INTRO.bit()) != 0) {
      introduced(run, run.behindTitle(next), sink);
    }
    boolean title = (match & (ANY_TITLE | Role.PERSON_LABEL.bit())) != 0;
    if (beside && title && !isThing(text, token, script)) {
      titled(run, next, (match & Role.SURE_TITLE.bit()) != 0, sink);
    }
    if ((match & Role.GREETING.bit()) != 0 && !isThing(text, token, script)) {
      greeted(run, next, sink);
    }
    if ((match & Role.CLOSING.bit()) != 0) {
      closed(run, next, sink);
    }
  }

  private static void label(NameRun run, int token, int next, long match, Sink sink) {
    if (!run.isOfThings(next)) {
      boolean sure = (match & Role.NAME_LABEL.bit()) != 0 && !run.isOfSomething(token);
      labelled(run, run.behindTitle(next), sure, sink);
    }
  }

  /** A word that may be a name behind a particle of one letter. */
  static void prefixed(Text text, int token, Script script, Sink sink) {
    if (script.isPrefixed(text, token) && (script.withoutPrefix(text, token) & NAME) != 0) {
      listed(text, token, text.start(token) + script.letter(), script, sink);
    }
  }

  /** The value behind an English label. */
  static void keyed(Text text, int token, Script script, Sink sink) {
    if (script.isWord(text, token)) {
      labelled(new NameRun(text, script), token, KeyedName.isSure(text, token), sink);
    }
  }

  private static void labelled(NameRun run, int first, boolean sure, Sink sink) {
    int end = run.read(first, true);
    boolean listed = run.names() > 0;
    boolean told = sure ? listed || run.words() >= 2 || run.isKeyed(first) : listed;
    if (end > first && told && run.endsValue(end) && run.words() <= 5) {
      run.add(first, end, LABELLED, sink);
    }
  }

  private static void introduced(NameRun run, int first, Sink sink) {
    int end = run.read(first, false);
    if (end == first) {
      end = run.read(first, true);
      boolean closed = end > first && run.words() <= 3 && run.isCopula(end);
      if (!closed) {
        return;
      }
    }
    run.add(first, end, TITLED, sink);
  }

  private static void titled(NameRun run, int first, boolean sure, Sink sink) {
    int end = run.read(first, false);
    if (end == first && sure && run.isNew(first)) {
      end = first + 1;
    }
    if (end > first
        && !run.isThingAfter(end)
        && (run.sure() > 0 || run.words() >= 2 || sure || run.names() > 0)) {
      run.add(first, end, TITLED, sink);
    }
  }

  private static void greeted(NameRun run, int next, Sink sink) {
    if (!run.isSpaced(next)) {
      return;
    }
    int end = run.read(next, false);
    if (end > next && run.names() > 0 && (run.sure() > 0 || run.endsGreeting(end))) {
      run.add(next, end, GREETED, sink);
    }
  }

  private static void closed(NameRun run, int next, Sink sink) {
    if (!run.isBelow(next)) {
      return;
    }
    int end = run.read(next, false);
    if (end > next && run.names() > 0 && run.endsLine(end)) {
      run.add(next, end, GREETED, sink);
    }
  }

  private static void listed(Text text, int token, int start, Script script, Sink sink) {
    var run = new NameRun(text, script);
    boolean doctor = run.isBehindLetter(token);
    boolean alone = doctor || start > text.start(token);
    if (!alone && run.isSpaced(token) && run.isName(token - 1)) {
      return;
    }
    int end = run.readFrom(token, start);
    if (end == token || run.isThingAfter(end)) {
      return;
    }
    boolean full = run.words() >= 2 && run.sure() > 0 && run.given() > 0;
    boolean honoured = run.isHonoured(end) && run.names() == run.words();
    if ((full || doctor || honoured) && !isThing(text, token, script)) {
      sink.add(PersonRule.PERSON, start, run.end(end), FULL);
    }
  }

  /** Behind a word for what is called after people: a street, a school. */
  private static boolean isThing(Text text, int token, Script script) {
    for (int i = token - 1; i >= Math.max(0, token - 2) && text.joins(i + 1, ' '); i--) {
      if ((script.words().word(text, i) & Role.THING.bit()) != 0) {
        return true;
      }
    }
    return text.joins(token, ' ') && script.words().endsBefore(text, token, Role.THING.bit(), 2);
  }
}
