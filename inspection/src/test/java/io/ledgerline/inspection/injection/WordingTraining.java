package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.injection.WordingTexts.Piece;
import io.ledgerline.inspection.name.MarkedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /**
   * One in so many texts of data is learnt as what users paste; more of them drown what they say.
   */
  private static final int PASTED = 4;

  private static final Path NAMES = Path.of("..", "..", "name", "texts");

  private WordingTraining() {}

  /**
   * Takes the folder of texts, the folder to write into, and {@code figures} to have them printed.
   */
  public static void main(String[] args) throws IOException {
    Path texts = Path.of(args[0]);
    Path into = Path.of(args[1]);
    for (boolean data : new boolean[] {false, true}) {
      String name = data ? "data" : "user";
      WordingTexts pieces = read(texts, data);
      if (args.length > 2) {
        figures(name, pieces);
      }
      Files.write(
          into.resolve("wording-" + name + ".bin"), model(pieces.pieces).file(pieces.pieces));
    }
  }

  /** The file learnt from the texts in a folder. */
  static byte[] learn(Path texts, boolean data) throws IOException {
    List<Piece> pieces = read(texts, data).pieces;
    return model(pieces).file(pieces);
  }

  private static WordingModel model(List<Piece> pieces) {
    return WordingModel.learn(pieces, PENALTY);
  }

  private static WordingTexts read(Path folder, boolean data) throws IOException {
    var lexicon = new Lexicon(Knowledge.lines("lexicon.txt"));
    lexicon.translate(Knowledge.lines(Knowledge.UNSPACED));
    var texts = new WordingTexts(lexicon, data);
    var mixed = new WordingMixtures();
    if (data) {
      for (Corpora.Sample each : Corpora.lines(folder.resolve("data-steering.jsonl"))) {
        mixed.takePart(each.field("injection"), texts.texts);
        texts.add(each.text(), each.field("injection"));
      }
    } else {
      for (Corpora.Sample each : Corpora.lines(folder.resolve("user-steering.jsonl"))) {
        texts.add(each.text(), each.text());
      }
      for (Corpora.Sample each : Corpora.lines(folder.resolve("user-ordinary.jsonl"))) {
        texts.add(each.text(), "");
      }
    }
    int read = 0;
    for (String each : ordinaryData(folder)) {
      read++;
      if (data) {
        texts.add(each, "");
        mixed.putInto(each, texts);
      } else if (read % PASTED == 0) {
        texts.add(each, "");
      }
    }
    return texts;
  }

  /** Data in which nothing is to steer: written for this, and those that names are learnt from. */
  private static List<String> ordinaryData(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    Corpora.lines(folder.resolve("data-ordinary.jsonl")).forEach(each -> texts.add(each.text()));
    MarkedText.readAll(folder.resolve(NAMES)).forEach(each -> texts.add(each.text()));
    return texts;
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
