package io.ledgerline.inspection.normalise;

import java.util.HashMap;
import java.util.Map;

/** Morse code, Braille and the NATO spelling alphabet. */
final class Codes implements Hideout {
  private static final int FEWEST = 6;
  private static final Map<String, Character> MORSE = morse();
  private static final Map<String, Character> NATO = nato();
  private static final String BRAILLE =
      "a1b'k2l@cif/msp\"e3h9o6r^djg>ntq,*5<-u8v.%[$+x!&;:4\\0z7(_?w]#y)=";

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText text = layer.folded();
    braille(text, sink);
    Segments.of(
        text,
        (from, to) -> {
          words(text, from, to, MORSE, Step.MORSE, sink);
          words(text, from, to, NATO, Step.NATO, sink);
        });
  }

  /** Runs of words that a code has; a slash or a wide gap is a space. */
  private static void words(
      MappedText text, int from, int to, Map<String, Character> code, Step step, Sink sink) {
    MappedText.Builder plain = null;
    int letters = 0;
    int at = from;
    while (at < to) {
      int begin = at;
      while (begin < to && isGap(text.charAt(begin), step)) {
        begin++;
      }
      int end = begin;
      while (end < to && !isGap(text.charAt(end), step) && end - begin < 10) {
        end++;
      }
      boolean whole = end == to || isGap(text.charAt(end), step);
      Character letter = end > begin && whole ? code.get(word(text, begin, end)) : null;
      if (letter == null) {
        emit(plain, letters, step, sink);
        plain = null;
        letters = 0;
        at = Math.max(end, at + 1);
        continue;
      }
      plain = plain == null ? new MappedText.Builder(64) : plain;
      if (letters > 0 && begin - at > 1) {
        plain.append(' ', text.sourceStart(at), text.sourceEnd(begin - 1), 0);
      }
      plain.append(letter, text.sourceStart(begin), text.sourceEnd(end - 1), 0);
      letters += letter == ' ' ? 0 : 1;
      at = end;
    }
    emit(plain, letters, step, sink);
  }

  private static String word(MappedText text, int from, int to) {
    var word = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      word.append(c == '\u2022' || c == '\u00B7' ? '.' : c == '\u2212' || c == '\u2013' ? '-' : c);
    }
    return word.toString();
  }

  private static boolean isGap(char c, Step step) {
    return step == Step.MORSE ? c <= ' ' : c <= ' ' || c == ',' || c == '-' || c == '.';
  }

  private static void emit(
      MappedText.@org.jspecify.annotations.Nullable Builder plain, int letters, Step step, Sink sink) {
    if (plain != null && letters >= FEWEST && plain.length() <= sink.room()) {
      sink.found(plain.build(), step);
    }
  }

  private static void braille(MappedText text, Sink sink) {
    MappedText.Builder plain = null;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean cell = c >= '\u2800' && c <= '\u283F';
      if (!cell && !(c == ' ' && plain != null)) {
        emit(plain, letters, Step.BRAILLE, sink);
        plain = null;
        letters = 0;
        continue;
      }
      plain = plain == null ? new MappedText.Builder(64) : plain;
      char letter = !cell || c == '\u2800' ? ' ' : BRAILLE.charAt(c - 0x2801);
      plain.append(letter, text.sourceStart(i), text.sourceEnd(i), 0);
      letters += letter == ' ' ? 0 : 1;
    }
    emit(plain, letters, Step.BRAILLE, sink);
  }

  private static Map<String, Character> morse() {
    String[] letters =
        (".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- "
                + "...- .-- -..- -.-- --..")
            .split(" ");
    Map<String, Character> code = new HashMap<>();
    for (int i = 0; i < letters.length; i++) {
      code.put(letters[i], (char) ('a' + i));
    }
    code.put("/", ' ');
    code.put("|", ' ');
    return code;
  }

  private static Map<String, Character> nato() {
    String[] words =
        ("alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november "
                + "oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu")
            .split(" ");
    Map<String, Character> code = new HashMap<>();
    for (int i = 0; i < words.length; i++) {
      code.put(words[i], (char) ('a' + i));
    }
    code.put("alfa", 'a');
    code.put("juliett", 'j');
    code.put("/", ' ');
    code.put("space", ' ');
    return code;
  }
}
