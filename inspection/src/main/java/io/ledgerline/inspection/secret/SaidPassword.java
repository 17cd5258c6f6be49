package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;
import io.ledgerline.inspection.secret.ToldValue.Told;
import java.util.Set;

/**
 * Passwords that somebody tells in a sentence, some words behind the word for them: {@code the
 * password I set yesterday was Tenby-Harbour!19}, {@code user h.yildiz pass Quarry*Lantern*58},
 * {@code password temporanea assegnata: Carciofo-7-Blu!}. The less an assignment is spelt out, the
 * more the value must look like nothing but a password.
 */
final class SaidPassword {
  private static final int MOST_BETWEEN = 6;

  /**
   * "pass" and "pw" are other words, too: a value right behind them must have signs, but in {@code
   * user jdoe / pass …}.
   */
  private static final int LEAST_WORD = 5;

  /** What else is told of passwords. */
  private static final Set<Long> ABOUT =
      Fold.hashes(
          "length hash hashes policy rate type format algorithm field hashing encryption rule"
              + " rules manager länge longueur longitud");

  /** "Is" where it stands right behind the word; some are other words elsewhere. */
  private static final Set<Long> IS = Fold.hashes("is ist est es è é är este lautet");

  /** What a value may follow, but mostly something else: {@code set the password to …}. */
  private static final Set<Long> TO =
      Fold.hashes("to auf a en in na naar til till be er on je van oli byla bylo");

  /** How a password may be, said behind the word for it: {@code hasło tymczasowe …}. */
  private static final Set<Long> SUCH =
      Fold.hashes(
          "tymczasowe startowe jednorazowe temporaire provisoire initial temporal provisional"
              + " inicial temporanea provvisoria iniziale provisória temporária tijdelijk"
              + " dočasné geçici временный новый nueva nouveau nuova nova nowe nové");

  /** What may stand between "is" and the value. */
  private static final Set<Long> STILL =
      Fold.hashes(
          "now still just currently always jetzt nun noch weiterhin aktuell immer ahora todavía"
              + " siempre maintenant encore toujours adesso ora ancora sempre agora ainda nu nog"
              + " steeds teraz teď übrigens aber btw simply literally actually basically nadal fortfarande stadig");

  private SaidPassword() {}

  /** Looks behind a word for a password; whether one was found. */
  static boolean at(Text text, int word, Sink sink) {
    int before = text.at(text.start(word) - 2);
    boolean whole = text.length(word) >= LEAST_WORD || before == '/' || before == ',';
    if (next(text, word, whole ? Told.NEXT : Told.HARDLY, sink)) {
      return true;
    }
    for (int i = word + 1; i <= word + MOST_BETWEEN && text.has(i); i++) {
      if ((text.gap(i) & (ByteClass.LINE | ByteClass.STOP)) != 0 || ABOUT.contains(text.hash(i))) {
        return false;
      }
      int sign = sign(text, text.end(i));
      if (sign > 0) {
        int value = ToldValue.begin(text, sign);
        return Passphrase.at(text, i, value, false, sink)
            || ToldValue.add(text, sign, Told.SURELY, sink);
      }
      boolean right = i == word + 1 && (isContracted(text, i) || IS.contains(text.hash(i)));
      boolean is = text.is(i, WordClass.IS_WORD) || isContracted(text, i);
      boolean to = TO.contains(text.hash(i));
      boolean such = i == word + 1 && SUCH.contains(text.hash(i));
      Told how = right ? Told.SURELY : is ? Told.PERHAPS : such ? Told.NEXT : Told.HARDLY;
      if ((right || is || to || such) && told(text, i, how, sink)) {
        return true;
      }
    }
    return false;
  }

  private static boolean told(Text text, int is, Told told, Sink sink) {
    int last = STILL.contains(text.hash(is + 1)) ? is + 1 : is;
    int begin = ToldValue.begin(text, text.end(last));
    return begin > text.end(last) && ToldValue.add(text, begin, told, sink);
  }

  private static boolean next(Text text, int word, Told told, Sink sink) {
    int begin = ToldValue.begin(text, text.end(word));
    if (text.at(begin) == '(' && begin > text.end(word)) {
      return ToldValue.add(text, begin + 1, Told.HARDLY, sink);
    }
    boolean apart = begin > text.end(word) || text.isUnspacedBefore(begin);
    boolean assigned = ToldValue.isWideColon(text, text.end(word));
    return apart && ToldValue.add(text, begin, assigned ? Told.SURELY : told, sink);
  }

  /** Where the value begins behind {@code :}, {@code ):} or an arrow; 0 where none stands there. */
  private static int sign(Text text, int end) {
    int p = text.at(end) == ')' ? end + 1 : end;
    if (text.at(p) == ':' && text.at(p + 1) == ' ') {
      return p + 2;
    }
    while (text.at(p) == ' ') {
      p++;
    }
    boolean arrow = (text.at(p) == '-' || text.at(p) == '=') && text.at(p + 1) == '>';
    return arrow ? ToldValue.begin(text, p + 2) : 0;
  }

  /** {@code it's}, the letter behind the apostrophe, and {@code its}. */
  private static boolean isContracted(Text text, int token) {
    int start = text.start(token);
    boolean letter = text.length(token) == 1 && text.at(start) == 's' && text.at(start - 1) == '\'';
    return letter || text.length(token) == 3 && text.startsWith(start, "its");
  }
}
