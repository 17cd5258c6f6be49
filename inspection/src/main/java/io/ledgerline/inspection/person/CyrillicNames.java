package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Endings;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names in Cyrillic letters that their form tells: a patronymic with what stands beside it ({@code
 * Кузнечихин Артём Олегович}), a surname beside initials ({@code Сапожникова Т. И.}, {@code Р. А.
 * Мамедову}).
 */
final class CyrillicNames {
  /** How surnames end, with their cases; each is believed beside initials only. */
  private static final Endings SURNAMES =
      endings(
          "ов ова ову овым овой ове ев ева еву евым евой еве ёв ёва ёву ин ина ину иным иной ине ын"
              + " ына ский ская ского скому ским ской скую цкий цкая цкого цкому ко ук юк ук юка ак"
              + " ян яна яну зе ли ич ича ичу ец ик ий ая ой");

  private static final Endings PATRONYMICS =
      endings(
          "ович овича овичу овичем евич евича евичу евичем ьич ьича ьичу овна овны овне овну овной"
              + " евна евны евне евну евной ична ичны ичне ичну івна івни івні івну івною ївна ївни"
              + " ївні ївну йович ійович");

  private static final int PATRONYMIC = 900;
  private static final int INITIALS = 860;
  private static final int LEAST = 8;

  /** Two letters before an ending at least. */
  private static final int STEM = 4;

  private static final int MOST_BEFORE = 2;

  private CyrillicNames() {}

  /** Both, for a trigger. */
  static List<byte[]> endings() {
    return Stream.concat(SURNAMES.bytes().stream(), PATRONYMICS.bytes().stream()).toList();
  }

  /** Whether a word is of these letters. */
  static boolean isCyrillic(Text text, int token) {
    int first = text.at(text.start(token));
    return first == 0xD0 || first == 0xD1 || first == 0xD2;
  }

  /** Looks at a capital word of these letters. */
  static void at(Text text, int token, Sink sink) {
    if (text.length(token) < LEAST || NameBounds.isInsideCode(text, token)) {
      return;
    }
    if (PATRONYMICS.match(text, token, STEM)) {
      patronymic(text, token, sink);
    } else if (SURNAMES.match(text, token, STEM)) {
      initials(text, token, sink);
    }
  }

  private static void patronymic(Text text, int token, Sink sink) {
    int first = token;
    while (token - first < MOST_BEFORE
        && NameBounds.isSpaced(text, first)
        && NameRun.isPart(text, first - 1)
        && isCyrillic(text, first - 1)) {
      first--;
    }
    boolean behind =
        token - first < MOST_BEFORE
            && NameBounds.isSpaced(text, token + 1)
            && NameRun.isPart(text, token + 1)
            && isCyrillic(text, token + 1);
    int last = behind ? token + 1 : token;
    if (last > first) {
      sink.add(PersonRule.PERSON, text.start(first), text.end(last), PATRONYMIC);
    }
  }

  private static void initials(Text text, int token, Sink sink) {
    int last = token;
    while (last - token < MOST_BEFORE && isInitial(text, last + 1)) {
      last++;
    }
    int first = token;
    while (last == token && token - first < MOST_BEFORE && isInitialBefore(text, first)) {
      first--;
    }
    if (last > token) {
      int dot = text.end(last);
      sink.add(PersonRule.PERSON, text.start(token), dot + 1, INITIALS);
    } else if (first < token) {
      sink.add(PersonRule.PERSON, text.start(first), text.end(token), INITIALS);
    }
  }

  /** One capital letter with a dot behind, a space or another's dot before. */
  private static boolean isInitial(Text text, int token) {
    return isLetter(text, token)
        && text.at(text.end(token)) == '.'
        && text.gapLength(token) <= 2
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DOT)) == 0;
  }

  /** One before a token. */
  private static boolean isInitialBefore(Text text, int token) {
    return isLetter(text, token - 1)
        && text.gapLength(token) <= 2
        && text.at(text.end(token - 1)) == '.'
        && (text.gap(token) & ~(ByteClass.SPACE | ByteClass.DOT)) == 0;
  }

  private static boolean isLetter(Text text, int token) {
    return text.has(token) && text.length(token) == 2 && text.isCapital(token);
  }

  private static Endings endings(String all) {
    return Endings.of(List.of(all.split(" ")));
  }
}
