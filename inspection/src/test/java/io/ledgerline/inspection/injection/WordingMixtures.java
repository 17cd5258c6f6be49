package io.ledgerline.inspection.injection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Puts what steers into harmless texts, so that what stands around says no more than it does in
 * life: whoever attacks chooses the text. The same texts give the same mixtures.
 */
final class WordingMixtures {
  private static final int SEED = 4;

  /** Of ten harmless texts, those into which something is put. */
  private static final int OF_TEN = 6;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Part> parts = new ArrayList<>();

  /** What steers, and the number of the text that it is from. */
  private record Part(String text, int of) {}

  void takePart(String part, int of) {
    parts.add(new Part(part, of));
  }

  /** Adds a harmless text with something in it behind one of its sentences, or before them all. */
  void putInto(String text, WordingTexts texts) {
    if (random.nextInt(10) >= OF_TEN) {
      return;
    }
    Part part = parts.get(random.nextInt(parts.size()));
    List<Integer> ends = new ArrayList<>(List.of(0, text.length()));
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == ' ' && isEnd(text.charAt(i - 1))) {
        ends.add(i);
      }
    }
    int at = ends.get(random.nextInt(ends.size()));
    String mixed =
        text.substring(0, at) + '\n' + part.text() + '\n' + text.substring(at).stripLeading();
    texts.addMixed(mixed, part.text(), part.of());
  }

  private static boolean isEnd(char c) {
    return c == '.' || c == '!' || c == '?';
  }
}
