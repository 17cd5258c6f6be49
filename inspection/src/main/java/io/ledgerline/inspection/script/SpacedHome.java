package io.ledgerline.inspection.script;

import io.ledgerline.inspection.place.PlaceRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Where somebody lives or comes from: {@code يسكن في نابلس}, {@code पटना का रहने वाला}. */
final class SpacedHome {
  private static final int CONFIDENCE = 800;
  private static final int SIGNS = ByteClass.SPACE | ByteClass.COLON | ByteClass.DASH;

  private SpacedHome() {}

  /** Looks at words of living somewhere, or at a town before such. */
  static void at(Text text, int token, long match, Script script, Sink sink) {
    int next = token + Lexicon.words(match);
    var words = script.words();
    if ((match & Role.CITY.bit()) != 0 && text.joins(next, ' ')) {
      if ((words.match(text, next) & Role.LIVES_AFTER.bit()) != 0) {
        add(text, text.start(token), next, sink);
      }
      return;
    }
    boolean beside =
        script.isWord(text, next) && text.gapLength(next) <= 3 && (text.gap(next) & ~SIGNS) == 0;
    if (!beside) {
      return;
    }
    long city = words.match(text, next);
    if ((city & Role.CITY.bit()) != 0) {
      add(text, text.start(next), next + Lexicon.words(city), sink);
    } else if ((match & Role.LIVES_CITY.bit()) != 0 && city == 0) {
      add(text, text.start(next), next + 1, sink);
    } else if (script.isPrefixed(text, next)) {
      prefixed(text, next, script, sink);
    }
  }

  /** {@code בבאר שבע}: the town behind a particle of one letter. */
  private static void prefixed(Text text, int token, Script script, Sink sink) {
    int start = text.start(token) + script.letter();
    long hash = Words.hash(text.bytes(), start, text.end(token));
    long one = script.words().roles(hash);
    int behind = (one & Role.CITY.bit()) != 0 ? token + 1 : token;
    if ((one & Role.HEAD.bit()) != 0 && text.has(token + 1) && text.gapLength(token + 1) == 1) {
      long two = script.words().roles(Words.phrase(hash, Words.hash(text, token + 1, 1)));
      behind = (two & Role.CITY.bit()) != 0 ? token + 2 : behind;
    }
    if (behind > token) {
      add(text, start, behind, sink);
    }
  }

  private static void add(Text text, int start, int behind, Sink sink) {
    sink.add(PlaceRule.LOCATION, start, text.end(behind - 1), CONFIDENCE);
  }
}
