package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.injection.WordingTexts.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Learns how attempts to steer are worded from the texts beside this program, and writes the files
 * that {@link Wording} reads into a folder. Prints what a model that has not seen a text makes of
 * it.
 */
public final class WordingTraining {
  private static final int FOLDS = 5;
  private static final double PENALTY = 0.03;

  private WordingTraining() {}

  /**
   * Takes the folder of texts, the folder to write into, and {@code figures} to have them printed.
   */
  public static void main(String[] args) throws IOException {
    Path texts = Path.of(args[0]);
    Path into = Path.of(args[1]);
    byte[] data = {};
    for (WordingKind kind : WordingKind.values()) {
      WordingTexts pieces = WordingSources.read(texts, kind, data);
      if (args.length > 2) {
        figures(kind.name(), pieces);
      }
      byte[] file = model(pieces.pieces).file(pieces.pieces, kind.lower);
      Files.write(into.resolve(kind.file()), file);
      data = kind == WordingKind.DATA ? file : data;
    }
  }

  /**
   * The file learnt from the texts in a folder.
   *
   * @param data the file for data; that for the world is learnt after it
   */
  static byte[] learn(Path texts, WordingKind kind, byte[] data) throws IOException {
    List<Piece> pieces = WordingSources.read(texts, kind, data).pieces;
    return model(pieces).file(pieces, kind.lower);
  }

  private static WordingModel model(List<Piece> pieces) {
    return WordingModel.learn(pieces, PENALTY);
  }

  private static void figures(String name, WordingTexts texts) {
    double[] most = new double[texts.texts];
    boolean[] steers = new boolean[texts.texts];
    Arrays.fill(most, -99);
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      WordingModel model =
          model(texts.pieces.stream().filter(piece -> piece.text() % FOLDS != left).toList());
      for (Piece piece : texts.pieces) {
        if (piece.mixed()) {
          continue;
        }
        steers[piece.text()] |= piece.steers();
        if (piece.text() % FOLDS == fold) {
          most[piece.text()] = Math.max(most[piece.text()], model.odds(piece));
        }
      }
    }
    System.out.printf("%s: %d texts, %d pieces%n", name, texts.texts, texts.pieces.size());
    for (double odds = 0; odds <= 6; odds += 0.5) {
      System.out.printf(
          Locale.ROOT,
          "odds %.1f: found %.3f, wrong %.4f%n",
          odds,
          share(most, steers, true, odds),
          share(most, steers, false, odds));
    }
  }

  private static double share(double[] most, boolean[] steers, boolean which, double odds) {
    int all = 0;
    int above = 0;
    for (int i = 0; i < most.length; i++) {
      if (steers[i] == which) {
        all++;
        above += most[i] >= odds ? 1 : 0;
      }
    }
    return (double) above / all;
  }
}
