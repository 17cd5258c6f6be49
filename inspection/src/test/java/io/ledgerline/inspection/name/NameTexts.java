package io.ledgerline.inspection.name;

import io.ledgerline.inspection.name.MarkedText.Span;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Engine;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns marked texts into chains to learn from, cut as the detector cuts them. */
final class NameTexts {
  /**
   * A chain of words.
   *
   * @param text which text it is of
   * @param features keys of each word
   * @param glances keys of those that are glanced at
   * @param looks how many of the features of each word are looked at first
   * @param labels of each word, as {@link NameModel} counts them
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Chain(int text, int[][] features, int[][] glances, int[] looks, int[] labels) {}

  /** How often each text is read; all but the first time lists know less and words are withheld. */
  private static final int READINGS = 3;

  private static final int HIDDEN_OF = 8;
  private static final int[] HIDDEN_LISTS = {0, 5, 8};
  private static final int[] HIDDEN_WORDS = {0, 3, 5};
  private static final int[] HIDDEN_KINDS = {0, 1, 3};

  private final Set<Long> ordinary = new HashSet<>();

  /** How many texts write a word small outside of marks. */
  private final Map<Long, Integer> small = new HashMap<>();

  final List<Chain> chains = new ArrayList<>();

  NameTexts(Collection<String> ordinaryWords, Collection<MarkedText> texts) {
    ordinaryWords.forEach(word -> ordinary.add(Fold.hash(word)));
    for (MarkedText text : texts) {
      smallWords(text).forEach(word -> small.merge(word, 1, Integer::sum));
    }
    int number = 0;
    for (MarkedText text : texts) {
      Set<Long> own = smallWords(text);
      for (int reading = 0; reading < READINGS; reading++) {
        var rule = new Reading(number, reading, text, own);
        var engine = new Engine(Vocabulary.standard(), List.of(rule));
        byte[] utf8 = text.utf8();
        engine.scan(utf8, 0, utf8.length, "", 1);
      }
      number++;
    }
  }

  /** All ordinary words, as hashes. */
  Set<Long> ordinary() {
    var all = new HashSet<>(ordinary);
    all.addAll(small.keySet());
    return all;
  }

  private static Set<Long> smallWords(MarkedText text) {
    var words = new HashSet<Long>();
    var rule =
        new Rule() {
          @Override
          public List<Kind> kinds() {
            return List.of();
          }

          @Override
          public List<Trigger> triggers() {
            return List.of(Trigger.shape(ByteClass.LOWER, 3).without(ByteClass.UPPER));
          }

          @Override
          public void at(Text scanned, int token, Sink sink) {
            if (!scanned.isCapital(token) && label(text, scanned, token) == 0) {
              words.add(scanned.hash(token));
            }
          }
        };
    byte[] utf8 = text.utf8();
    new Engine(Vocabulary.standard(), List.of(rule)).scan(utf8, 0, utf8.length, "", 1);
    return words;
  }

  private static int label(MarkedText marked, Text text, int token) {
    int start = text.start(token);
    for (Span span : marked.spans()) {
      if (start >= span.start() && start < span.end()) {
        return switch (span.type()) {
          case "PERSON" -> 1;
          case "PLACE" -> 2;
          case "ORGANIZATION" -> 3;
          default -> 0;
        };
      }
    }
    return 0;
  }

  /** One reading of a text: collects the features of its chains. */
  private final class Reading extends NameFeatures implements Rule {
    private final int number;
    private final int reading;
    private final MarkedText marked;
    private final Set<Long> own;
    private int[] keys = new int[64];
    private int count;

    Reading(int number, int reading, MarkedText marked, Set<Long> own) {
      this.number = number;
      this.reading = reading;
      this.marked = marked;
      this.own = own;
    }

    @Override
    public List<Kind> kinds() {
      return List.of();
    }

    @Override
    public List<Trigger> triggers() {
      return NameRule.TRIGGERS;
    }

    @Override
    public void at(Text text, int token, Sink sink) {
      if (!NameChain.isCapital(text, token)) {
        return;
      }
      int first = NameChain.first(text, token);
      int last = first < 0 ? -1 : NameChain.last(text, token);
      if (first < 0 || !isWorth(text, first, last)) {
        return;
      }
      int about = LineSort.of(text, first, last);
      var features = new int[last - first + 1][];
      var glances = new int[last - first + 1][];
      var looks = new int[last - first + 1];
      var labels = new int[last - first + 1];
      for (int i = first; i <= last; i++) {
        count = 0;
        long kinds = kinds(text, i);
        look(text, i, first, last, kinds);
        looks[i - first] = count;
        rest(text, i, first, last, about, widerKinds(text, i, kinds));
        features[i - first] = Arrays.copyOf(keys, count);
        count = 0;
        glance(text, i, first, last);
        glances[i - first] = Arrays.copyOf(keys, count);
        labels[i - first] = label(marked, text, i);
      }
      chains.add(new Chain(number, features, glances, looks, labels));
    }

    @Override
    long weigh(long feature) {
      if (count == keys.length) {
        keys = Arrays.copyOf(keys, 2 * count);
      }
      keys[count++] = NameModel.key(feature);
      return 0;
    }

    @Override
    boolean isOrdinary(Text text, int token) {
      long hash = text.hash(token);
      return ordinary.contains(hash) || small.getOrDefault(hash, 0) > (own.contains(hash) ? 1 : 0);
    }

    @Override
    long classes(Text text, int token) {
      long classes = super.classes(text, token);
      return (classes & LISTED) != 0 && isHidden(text, token, 1, HIDDEN_LISTS[reading])
          ? classes & ~LISTED
          : classes;
    }

    @Override
    int kind(Text text, int token) {
      int kind = super.kind(text, token);
      if (text.has(token) && isHidden(text, token, 1, HIDDEN_LISTS[reading])) {
        kind &= ~(WordKinds.GIVEN | WordKinds.SURNAME);
      }
      return text.has(token) && isHidden(text, token, 3, HIDDEN_KINDS[reading]) ? 0 : kind;
    }

    @Override
    boolean isTold(Text text, int token) {
      return !isHidden(text, token, 2, HIDDEN_WORDS[reading]);
    }

    private boolean isHidden(Text text, int token, int what, int share) {
      long mixed = (text.hash(token) + number * 31L + reading * 7L + what) * 0x9E3779B97F4A7C15L;
      return (mixed >>> 40) % HIDDEN_OF < share;
    }
  }
}
