package io.ledgerline.inspection.evaluate;

import java.util.List;

/**
 * A text of a corpus with what people found in it.
 *
 * @param id its name in the corpus
 * @param text the text
 * @param spans what is where; empty where nothing is
 * @param label what the whole text is ({@code benign}, {@code injection}); empty for none
 */
public record LabelledText(String id, String text, List<Span> spans, String label) {
  public LabelledText {
    spans = List.copyOf(spans);
  }

  /**
   * A labelled part.
   *
   * @param start half-open offset in UTF-16 characters of the text
   * @param end behind its last character
   * @param label as the corpus calls it
   */
  public record Span(int start, int end, String label) {}
}
