package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.injection.WordingFit.Part;
import io.ledgerline.inspection.normalise.Fold;
import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.normalise.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns labelled texts into pieces to learn from, cut as the detector cuts them. */
final class WordingTexts {
  /**
   * A piece of a text.
   *
   * @param text which text it is of
   * @param mixed whether it was put into another text
   * @param steers whether it is to steer the assistant
   * @param features keys, rising
   * @param values how much each weighs in the piece
   * @param singles its words by themselves
   * @param around the words of its text
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Piece(
      int text,
      boolean mixed,
      boolean steers,
      int[] features,
      float[] values,
      Part singles,
      Part around) {}

  private static final Part NOTHING = new Part(new int[0], new float[0]);

  private static final double MOSTLY = 0.6;

  private final Lexicon lexicon;
  private final Tokens tokens;
  private final WordingKind kind;
  private final @Nullable Languages languages;
  final List<Piece> pieces = new ArrayList<>();
  int texts;

  /** Takes pieces of one kind; their words and classes are those of a lexicon. */
  WordingTexts(Lexicon lexicon, WordingKind kind) {
    this.lexicon = lexicon;
    this.tokens = new Tokens(lexicon);
    this.kind = kind;
    languages = kind == WordingKind.WORLD ? Knowledge.languages() : null;
  }

  /**
   * Adds a text that steers in one part of it: the whole text, a substring, or nowhere (empty).
   * Whether something of that part, or of a text without one, is learnt from.
   */
  boolean add(String text, String part) {
    int before = pieces.size();
    read(text, part, texts, false);
    texts++;
    return pieces.stream().skip(before).anyMatch(piece -> piece.steers() || part.isEmpty());
  }

  /**
   * Adds a text that had the part of another put into it: only what steers is learnt from, as of
   * that other.
   */
  void addMixed(String text, String part, int of) {
    read(text, part, of, true);
  }

  private void read(String text, String part, int number, boolean mixed) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int begin = utf8.length;
    int end = utf8.length;
    if (!part.isEmpty()) {
      begin = text.substring(0, text.indexOf(part)).getBytes(StandardCharsets.UTF_8).length;
      end = begin + part.getBytes(StandardCharsets.UTF_8).length;
    }
    int from = begin;
    int to = end;
    MappedText folded = Fold.of(SourceText.of(utf8, 0, utf8.length));
    var features = new Features(lexicon, kind == WordingKind.USER ? NOTHING : around(folded));
    var passages =
        new Passages(
            new Sentences(folded, utf8),
            kind != WordingKind.USER,
            (run, first, behind, asked) -> {
              if (languages != null && !languages.isForeign(run, first, behind)) {
                return;
              }
              int start = folded.sourceStart(run.start[first]);
              int stop = folded.sourceEnd(run.end[behind - 1] - 1);
              int shared = Math.min(stop, to) - Math.max(start, from);
              boolean steers = shared > MOSTLY * (stop - start);
              if (steers || !mixed && shared <= 0) {
                pieces.add(features.piece(number, mixed, steers, run, first, behind, asked));
              }
            });
    tokens.open(folded);
    while (tokens.next()) {
      passages.read(tokens);
    }
    tokens.close();
  }

  private Part around(MappedText folded) {
    var counts = new TreeMap<Integer, Integer>();
    int words = 0;
    tokens.open(folded);
    while (tokens.next()) {
      for (int i = tokens.repeated; i < tokens.count; i++) {
        counts.merge(WordingFeatures.key(WordingFeatures.around(tokens.hash[i])), 1, Integer::sum);
        words++;
      }
    }
    tokens.close();
    int[] keys = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] values = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      values[i] = (float) (counts.get(keys[i]) / Wording.share(words));
    }
    return new Part(keys, values);
  }

  /** Collects the features of one piece after another. */
  private static final class Features {
    private final WordingFeatures features;
    private final Part around;

    Features(Lexicon lexicon, Part around) {
      features = new WordingFeatures(lexicon);
      this.around = around;
    }

    Piece piece(
        int text, boolean mixed, boolean steers, Tokens run, int from, int to, boolean asked) {
      features.read(run, from, to, asked);
      var values = new TreeMap<Integer, Float>();
      add(values, features.words, features.wordCount);
      add(values, features.kinds, features.kindCount);
      int[] keys = values.keySet().stream().mapToInt(Integer::intValue).toArray();
      float[] each = new float[keys.length];
      for (int i = 0; i < each.length; i++) {
        each[i] = values.get(keys[i]);
      }
      int[] singles = new int[to - from];
      float[] shares = new float[to - from];
      for (int i = from; i < to; i++) {
        singles[i - from] = WordingFeatures.key(WordingFeatures.single(run.hash[i]));
        shares[i - from] = share(1, to - from);
      }
      return new Piece(text, mixed, steers, keys, each, new Part(singles, shares), around);
    }

    private static void add(Map<Integer, Float> values, int[] keys, int count) {
      var times = new HashMap<Integer, Integer>();
      for (int i = 0; i < count; i++) {
        times.merge(keys[i], 1, Integer::sum);
      }
      times.forEach((key, some) -> values.merge(key, share(some, count), Float::sum));
    }

    private static float share(int times, int of) {
      return (float) (times / Math.sqrt(of));
    }
  }
}
