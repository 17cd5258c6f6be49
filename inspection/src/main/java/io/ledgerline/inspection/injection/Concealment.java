package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Invisible;
import io.ledgerline.inspection.normalise.Layer;
import io.ledgerline.inspection.normalise.MappedText;
import java.util.List;

/**
 * Counts characters that nobody sees where no language or emoji needs them, and empty space that
 * pushes text out of view.
 */
final class Concealment {
  private static final int BLANK_LINES = 20;
  private static final int SPACES = 120;

  private final MappedText raw;
  private int tags;
  private int selectors;
  private int turns;
  private int breaks;
  private int first = -1;
  private int last = -1;

  private Concealment(MappedText raw) {
    this.raw = raw;
  }

  /** Adds what it finds of what the layer may hold. */
  static void find(Layer layer, Signals signals) {
    var seen = new Concealment(layer.raw());
    if (layer.isPadded()) {
      seen.padding(signals);
    }
    if (layer.mayConceal()) {
      seen.characters();
      seen.report(signals);
    }
  }

  /** Whether the invisible character at {@code i} has no honest use there. */
  static boolean isSuspect(MappedText raw, int i, int c) {
    if (c == 0xFEFF) {
      return i > 0;
    }
    if (c >= 0xE0000 && c <= 0xE007F) {
      return !inFlag(raw, i);
    }
    if (Invisible.isSelector(c)) {
      return i > 0 && Invisible.isSelector(codePointBefore(raw, i));
    }
    if (c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x61C || c == 0x34F) {
      return betweenLatin(raw, i);
    }
    if (Invisible.isBidiControl(c)) {
      return !nearRightToLeft(raw, i);
    }
    return c != 0xAD || betweenLatin(raw, i);
  }

  private void characters() {
    char[] chars = raw.array();
    for (int i = 0; i < raw.length(); ) {
      char unit = chars[i];
      if (unit < 0xAD) {
        i++;
        continue;
      }
      int c = Character.codePointAt(chars, i, raw.length());
      if (Invisible.is(c) && c != 0xAD && isSuspect(raw, i, c)) {
        count(c);
        first = first < 0 ? i : first;
        last = i + Character.charCount(c);
      }
      i += Character.charCount(c);
    }
  }

  private void count(int c) {
    if (c >= 0xE0000 && c <= 0xE007F) {
      tags++;
    } else if (Invisible.isSelector(c)) {
      selectors++;
    } else if (Invisible.isBidiControl(c)) {
      turns++;
    } else {
      breaks++;
    }
  }

  private void report(Signals signals) {
    add(signals, tags >= 4 ? 700 : 0, "holds text in invisible tag characters");
    add(signals, selectors >= 4 ? 620 : 0, "holds data in variation selectors");
    add(signals, turns >= 2 ? 350 : 0, "turns the direction of text that needs no turning");
    add(
        signals,
        breaks >= 24 ? 450 : breaks >= 3 ? 350 : 0,
        "has invisible characters inside words");
  }

  private void add(Signals signals, int weight, String why) {
    if (weight > 0) {
      signals.add(
          Technique.INVISIBLE,
          weight,
          raw.sourceStart(first),
          raw.sourceEnd(last - 1),
          List.of(),
          why);
    }
  }

  private void padding(Signals signals) {
    char[] chars = raw.array();
    int lines = 0;
    int spaces = 0;
    boolean any = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = chars[i];
      if (c == '\n') {
        lines++;
        spaces = 0;
      } else if (c == ' ' || c == '\t' || c == '\u00A0') {
        spaces++;
      } else if (c != '\r') {
        if (any && (lines >= BLANK_LINES || spaces >= SPACES)) {
          signals.add(
              Technique.HIDDEN_MARKUP,
              260,
              raw.sourceStart(i),
              raw.sourceEnd(i),
              List.of(),
              "has text behind much empty space");
          return;
        }
        any = true;
        lines = 0;
        spaces = 0;
      }
    }
  }

  /** A subdivision flag: a black flag, tags, the cancel tag. */
  private static boolean inFlag(MappedText raw, int i) {
    int at = i;
    for (int steps = 0; at > 1 && steps < 8; steps++) {
      int before = codePointBefore(raw, at);
      if (before == 0x1F3F4) {
        return true;
      }
      if (before < 0xE0000 || before > 0xE007F) {
        return false;
      }
      at -= 2;
    }
    return false;
  }

  private static int codePointBefore(MappedText raw, int i) {
    return i <= 0 ? 0 : Character.codePointBefore(raw.array(), i);
  }

  private static boolean betweenLatin(MappedText raw, int i) {
    return i > 0
        && i + 1 < raw.length()
        && isAsciiLetter(raw.charAt(i - 1))
        && isAsciiLetter(raw.charAt(i + 1));
  }

  private static boolean isAsciiLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static boolean nearRightToLeft(MappedText raw, int i) {
    for (int at = Math.max(0, i - 64); at < Math.min(raw.length(), i + 64); at++) {
      char c = raw.charAt(at);
      if (c >= 0x590 && c <= 0x8FF || c >= 0xFB1D && c <= 0xFEFC) {
        return true;
      }
    }
    return false;
  }
}
