package io.ledgerline.inspection.normalise;

/** Digits and signs for letters, in lines where at least two words are spelt so. */
final class Leet implements Hideout {
  private static final int FEWEST = 2;
  private static final int LONGEST_WORD = 24;
  private static final int CHANGED = 1 << Step.LEET.ordinal();
  private static final char[] LETTER = letters();

  @Override
  public int needs() {
    return Traits.MIXED_WORDS;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText text = layer.folded();
    Segments.cut(
        layer,
        text,
        needs(),
        (from, to) -> {
          if (words(text, from, to) >= FEWEST && 2 * (to - from) <= sink.room()) {
            give(text, from, to, sink);
          }
        });
  }

  /** Both ways to read a one; only one of them where there is none, none where nothing changes. */
  private static void give(MappedText text, int from, int to, Sink sink) {
    MappedText plain = spelt(text, from, to, 'i');
    if (!plain.hasMarks()) {
      return;
    }
    sink.found(plain, Step.LEET);
    if (hasOne(text, from, to)) {
      sink.found(spelt(text, from, to, 'l'), Step.LEET);
    }
  }

  private static boolean hasOne(MappedText text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '1') {
        return true;
      }
    }
    return false;
  }

  private static int words(MappedText text, int from, int to) {
    char[] chars = text.array();
    int words = 0;
    int letters = 0;
    int signs = 0;
    int begin = from;
    for (int i = from; i <= to; i++) {
      char c = i < to ? chars[i] : ' ';
      if (c > ' ') {
        letters += c >= 'a' && c <= 'z' ? 1 : 0;
        signs += c < 0x80 && LETTER[c] != 0 ? 1 : 0;
        continue;
      }
      boolean word = letters > 0 && signs > 0 && i - begin >= 3 && i - begin <= LONGEST_WORD;
      words += word ? 1 : 0;
      letters = 0;
      signs = 0;
      begin = i + 1;
    }
    return words;
  }

  private static MappedText spelt(MappedText text, int from, int to, char one) {
    var plain = new MappedText.Builder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      char letter = c < 0x80 && inWord(text, i, to) ? LETTER[c] : 0;
      char put = letter == 0 ? c : c == '1' ? one : letter;
      plain.append(put, text.sourceStart(i), text.sourceEnd(i), put == c ? 0 : CHANGED);
    }
    return plain.build();
  }

  /** A sign at the end of a word is punctuation; a digit is not. */
  private static boolean inWord(MappedText text, int i, int to) {
    char c = text.charAt(i);
    if (c >= '0' && c <= '9') {
      return true;
    }
    return i + 1 < to && text.charAt(i + 1) > ' ';
  }

  private static char[] letters() {
    char[] table = new char[0x80];
    String pairs = "0o1i3e4a5s6g7t8b9g@a$s!i|l+t";
    for (int i = 0; i < pairs.length(); i += 2) {
      table[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
    return table;
  }
}
