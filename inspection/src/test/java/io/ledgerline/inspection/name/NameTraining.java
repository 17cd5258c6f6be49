package io.ledgerline.inspection.name;

import io.ledgerline.inspection.detect.LearntDetectors;
import io.ledgerline.inspection.evaluate.Score;
import io.ledgerline.inspection.name.NameTexts.Chain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns what names look like from the texts beside this program, and writes the file that {@link
 * NameModel} reads. Prints what rules, and rules with a model that has not seen a text, make of it.
 */
public final class NameTraining {
  private static final int FOLDS = 4;
  private static final double PENALTY = 1.5;

  private NameTraining() {}

  /** Takes the folder of texts, the file to write, and {@code figures} to have them printed. */
  public static void main(String[] args) throws IOException {
    if (args.length > 2) {
      figures(Path.of(args[0]), args.length > 3);
    }
    Files.write(Path.of(args[1]), learn(Path.of(args[0])));
  }

  /** The file learnt from the texts in a folder. */
  static byte[] learn(Path folder) throws IOException {
    NameTexts texts = read(folder, MarkedText.readAll(folder));
    return file(texts.chains, texts.ordinary());
  }

  private static NameTexts read(Path folder, List<MarkedText> texts) throws IOException {
    return new NameTexts(Files.readAllLines(folder.resolve("ordinary.txt")), texts);
  }

  private static byte[] file(Collection<Chain> chains, Set<Long> ordinary) {
    return NameLearner.learn(chains, PENALTY).file(ordinary, chains);
  }

  private static void figures(Path folder, boolean mistakes) throws IOException {
    List<MarkedText> all = MarkedText.readAll(folder);
    NameTexts texts = read(folder, all);
    var rules = new TreeMap<String, Score>();
    var learnt = new TreeMap<String, Score>();
    var wrong = new ArrayList<String>();
    for (int fold = 0; fold < (mistakes ? 1 : FOLDS); fold++) {
      int left = fold;
      List<MarkedText> seen = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (i % FOLDS != left) {
          seen.add(all.get(i));
        }
      }
      // Chains of the others, with their ordinary words only.
      NameTexts some = read(folder, seen);
      var model = new NameModel(file(some.chains, some.ordinary()));
      var with = LearntDetectors.with(new NameRule(model));
      var without = LearntDetectors.without();
      for (int i = left; i < all.size(); i += FOLDS) {
        MarkedText text = all.get(i);
        NameFigures.count(text, without, rules, new ArrayList<>());
        NameFigures.count(text, with, learnt, wrong);
      }
    }
    rules.keySet().retainAll(List.of("PERSON", "PLACE", "ORGANIZATION"));
    learnt.keySet().retainAll(rules.keySet());
    System.out.printf("%d texts, %d chains%n", all.size(), texts.chains.size());
    print("rules", rules);
    print("rules and model", learnt);
    if (mistakes) {
      wrong.forEach(System.out::println);
    }
  }

  static void print(String what, Map<String, Score> scores) {
    for (var each : scores.entrySet()) {
      line(what, each.getKey(), each.getValue());
    }
    line(what, "(all)", scores.values().stream().reduce(Score.NONE, Score::plus));
  }

  private static void line(String what, String heading, Score score) {
    System.out.printf(
        Locale.ROOT,
        "%-16s %-14s %5d  precision %.3f  recall %.3f  F1 %.3f%n",
        what,
        heading,
        score.found() + score.missed(),
        score.precision(),
        score.recall(),
        score.f1());
  }
}
