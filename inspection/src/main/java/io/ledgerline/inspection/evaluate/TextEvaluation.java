package io.ledgerline.inspection.evaluate;

import java.util.List;
import java.util.Locale;

/**
 * How a classifier does on labelled texts.
 *
 * @param version the classifier
 * @param score flagged and to be flagged; precision counts benign texts as wrong
 * @param benign how many texts are benign
 * @param refused how many of those were flagged: the false refusals
 */
public record TextEvaluation(String version, Score score, int benign, int refused) {
  /** Runs a classifier over the labelled texts; others are passed by. */
  public static TextEvaluation of(List<LabelledText> texts, TextClassifier classifier) {
    var score = Score.NONE;
    int benign = 0;
    int refused = 0;
    for (var text : texts) {
      if (isBenign(text)) {
        boolean flagged = classifier.flags(text);
        benign++;
        refused += flagged ? 1 : 0;
        score = score.plus(new Score(0, 0, flagged ? 1 : 0));
      } else if (classifier.isTarget(text.label())) {
        boolean flagged = classifier.flags(text);
        score = score.plus(new Score(flagged ? 1 : 0, flagged ? 0 : 1, 0));
      }
    }
    return new TextEvaluation(classifier.version(), score, benign, refused);
  }

  /** Whether a corpus calls the text harmless. */
  public static boolean isBenign(LabelledText text) {
    return text.label().toLowerCase(Locale.ROOT).startsWith("benign");
  }
}
