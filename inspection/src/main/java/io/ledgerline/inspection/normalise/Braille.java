package io.ledgerline.inspection.normalise;

import org.jspecify.annotations.Nullable;

/** Braille patterns of six dots, as the letters of North American Braille ASCII. */
final class Braille implements Hideout {
  private static final int FEWEST = 6;
  private static final String CELLS =
      "a1b'k2l@cif/msp\"e3h9o6r^djg>ntq,*5<-u8v.%[$+x!&;:4\\0z7(_?w]#y)=";

  @Override
  public int needs() {
    return Traits.BRAILLE;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText text = layer.folded();
    MappedText.Builder plain = null;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean cell = c >= '\u2800' && c <= '\u283F';
      if (!cell && plain == null) {
        continue;
      }
      if (!cell && c != ' ') {
        emit(plain, letters, sink);
        plain = null;
        letters = 0;
        continue;
      }
      plain = plain == null ? new MappedText.Builder(64) : plain;
      char letter = !cell || c == '\u2800' ? ' ' : CELLS.charAt(c - 0x2801);
      plain.append(letter, text.sourceStart(i), text.sourceEnd(i), 0);
      letters += letter == ' ' ? 0 : 1;
    }
    emit(plain, letters, sink);
  }

  private static void emit(MappedText.@Nullable Builder plain, int letters, Sink sink) {
    if (plain != null && letters >= FEWEST && plain.length() <= sink.room()) {
      sink.found(plain.build(), Step.BRAILLE);
    }
  }
}
