package io.ledgerline.inspection.name;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.WordClass;

/**
 * Which tokens are weighed together: capital words in a row, with the small words that names have
 * between and before them ({@code van der Berg}, {@code Lumen & Oak}, {@code Isle of Wight}).
 */
final class NameChain {
  /** What is behind so many in a row is a heading or a table, and not read. */
  static final int MOST = 16;

  /** Signs that stand behind words of programs, and behind no name. */
  static final String CODE_BEHIND = "_@(/=\\[{`";

  private static final int LINKS = 3;
  private static final int LONGEST = 24;
  private static final long OF = Fold.hash("of");
  private static final long THE = Fold.hash("the");
  private static final long FOR = Fold.hash("for");
  private static final long SAINT = Fold.hash("st");
  private static final long SMALL = WordClass.bits(WordClass.PARTICLE, WordClass.AND_WORD);
  private static final int HUMPS = ByteClass.UPPER | ByteClass.LOWER;

  private NameChain() {}

  /** The first token of the chain that a capital word begins, or -1 where it is inside one. */
  static int first(Text text, int token) {
    int first = token;
    for (int links = 0; links < LINKS; links++) {
      int before = first - 1;
      if (before < 0 || !isJoined(text, first)) {
        break;
      }
      if (isCapital(text, before)) {
        return -1;
      }
      if (!isLink(text, before)) {
        break;
      }
      first = before;
    }
    while (first < token && !text.is(first, WordClass.PARTICLE)) {
      first++;
    }
    return first;
  }

  /** The last token of the chain with a capital word in it. */
  static int last(Text text, int token) {
    int last = token;
    int links = 0;
    for (int i = token + 1; i < token + MOST - LINKS && text.has(i) && isJoined(text, i); i++) {
      if (isCapital(text, i)) {
        last = i;
        links = 0;
      } else if (links == LINKS || !isLink(text, i)) {
        break;
      } else {
        links++;
      }
    }
    return last;
  }

  /** Whether a token is a word with a capital that may be part of a name. */
  static boolean isCapital(Text text, int token) {
    return text.isCapital(token)
        && (text.shape(token) & ByteClass.DIGIT) == 0
        && text.length(token) <= LONGEST
        && !isHumped(text, token)
        && !isInsideCode(text, token);
  }

  /** A small word that may stand between the words of a name. */
  static boolean isLink(Text text, int token) {
    long hash = text.hash(token);
    return ((text.classes(token) & SMALL) != 0 || hash == OF || hash == THE || hash == FOR)
        && !text.isCapital(token);
  }

  /** {@code ArrayList}, {@code PDFs}; not {@code McDonald}, {@code LaToya}, {@code O'Brien}. */
  private static boolean isHumped(Text text, int token) {
    if ((text.shape(token) & HUMPS) != HUMPS) {
      return false;
    }
    byte[] bytes = text.bytes();
    int start = text.start(token);
    int end = text.end(token);
    int second = 0;
    for (int p = start + 1; p < end; p++) {
      int b = bytes[p];
      if (b >= 'A' && b <= 'Z') {
        if (second > 0) {
          return true;
        }
        second = p - start;
      }
    }
    return second > 0 && !isPrefix(text, start, second);
  }

  /** Mc, Mac, De, Di, Du, La, Le, Van, Fitz, with something behind. */
  private static boolean isPrefix(Text text, int start, int length) {
    return switch (length) {
      case 2 -> text.startsWith(start, "Mc") || isArticle(text.at(start), text.at(start + 1));
      case 3 -> text.startsWith(start, "Mac") || text.startsWith(start, "Van");
      case 4 -> text.startsWith(start, "Fitz");
      default -> false;
    };
  }

  private static boolean isArticle(int first, int second) {
    return (first == 'D' || first == 'L') && (second == 'a' || second == 'e' || second == 'i');
  }

  private static boolean isJoined(Text text, int token) {
    int gap = text.gap(token);
    int width = text.gapLength(token);
    if (width == 1) {
      return (gap & (ByteClass.SPACE | ByteClass.DASH)) != 0
          || (gap & ByteClass.QUOTE) != 0 && text.length(token - 1) <= 2
          || (gap & ByteClass.DOT) != 0 && text.length(token - 1) == 1;
    }
    int p = text.start(token);
    if (gap == (ByteClass.SPACE | ByteClass.DOT)) {
      return width == 2
          && (text.length(token - 1) == 1 || text.hash(token - 1) == SAINT)
          && text.isCapital(token - 1);
    }
    if (gap == ByteClass.QUOTE) {
      return width == LINKS && text.length(token - 1) <= 2;
    }
    return width == LINKS && text.at(p - 2) == '&';
  }

  /** {@code J.R.}: the second letter. */
  private static boolean isBehindInitial(Text text, int token) {
    return token > 0 && text.length(token - 1) == 1 && text.gapLength(token) == 1;
  }

  /** {@code x = True}. */
  private static boolean isAssigned(Text text, int token) {
    return (text.gap(token) & ByteClass.EQUALS) != 0 && (text.gap(token) & ByteClass.QUOTE) == 0;
  }

  /** Between signs that names do not stand between: {@code Anna_x}, {@code /home/Anna}. */
  private static boolean isInsideCode(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    int end = text.end(token);
    return switch (before) {
          case '_', '/', '@', '#', '\\', '$', '<', '{', '%', '=', '`' -> true;
          case '.' -> !isBehindInitial(text, token);
          case ' ' -> isAssigned(text, token);
          default -> false;
        }
        || switch (text.at(end)) {
          case '_', '@', '(', '/', '=', '\\', '[', '{', '`' -> true;
          case '<' -> text.at(end + 1) != '/';
          case '.' -> text.wordAt(end + 1) && text.length(token) > 1;
          case ':' -> text.at(end + 1) == ':';
          case '"' -> text.at(end + 1) == ':';
          default -> false;
        };
  }
}
