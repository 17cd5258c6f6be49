package io.ledgerline.inspection.normalise;

/** Morse code. */
final class DotsAndDashes implements Hideout {
  private static final Alphabet MORSE =
      new Alphabet(
          Step.MORSE,
          ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...-"
              + " .-- -..- -.-- --..",
          "",
          ".-/|\u2022\u00B7\u2212\u2013");

  @Override
  public int needs() {
    return Traits.DOTS_AND_DASHES;
  }

  @Override
  public void search(Layer layer, Sink sink) {
    MappedText text = layer.folded();
    Segments.cut(layer, text, needs(), (from, to) -> MORSE.search(text, from, to, sink));
  }
}
