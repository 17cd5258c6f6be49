package io.ledgerline.inspection.name;

import io.ledgerline.inspection.person.Eponym;
import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.place.OrganisationRule;
import io.ledgerline.inspection.place.PlaceRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import io.ledgerline.inspection.script.VietnameseWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Names that the rules do not know, by what a learnt model makes of capital words in a row. */
public final class NameRule implements Rule {
  private static final List<Kind> KINDS =
      List.of(PersonRule.PERSON, PlaceRule.LOCATION, OrganisationRule.ORGANIZATION);

  static final List<Trigger> TRIGGERS =
      List.of(
          Trigger.shape(ByteClass.UPPER | ByteClass.HIGH, 1)
              .without(ByteClass.DIGIT)
              .capitalised()
              .notBefore(NameChain.CODE_BEHIND));

  /** Bits of a path below its weight. */
  private static final int WEIGHT = 40;

  private static final long PATH = (1L << WEIGHT) - 1;

  /** What even odds are worth. */
  private static final int EVEN = 500;

  /** Thousandths of odds in one of a thousand. */
  private static final int ODDS = 20;

  private static final int DOUBT = 40;
  private static final int LEAST = 1;
  private static final int MOST = 700;

  /** Above names by their lists alone. */
  private static final int BUSINESS = 690;

  /** What stands before a name and is no part of it. */
  private static final long BEFORE = WordClass.bits(WordClass.ROLE);

  private final NameModel model;

  /** With the model that comes with us. */
  public NameRule() {
    this(standard());
  }

  NameRule(NameModel model) {
    this.model = model;
  }

  private static NameModel standard() {
    try (var in = NameRule.class.getResourceAsStream("names.bin")) {
      if (in == null) {
        throw new IllegalStateException("names.bin (expected: beside this class)");
      }
      return new NameModel(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a token is a word of sentences, as far as the model knows them. */
  public boolean isOrdinary(Text text, int token) {
    return model.isOrdinary(text, token);
  }

  @Override
  public List<Kind> kinds() {
    return KINDS;
  }

  @Override
  public List<Trigger> triggers() {
    return TRIGGERS;
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!NameChain.isCapital(text, token)) {
      return;
    }
    int first = NameChain.first(text, token);
    if (first < 0) {
      return;
    }
    int last = NameChain.last(text, token);
    int business = Businesses.first(text, first, last);
    if (business >= 0) {
      sink.add(OrganisationRule.ORGANIZATION, text.start(business), text.end(last), BUSINESS);
    }
    if (model.isWorth(text, first, last) && model.mayMatter(text, first, last)) {
      read(text, first, last, sink);
    }
  }

  /** Finds the likeliest labels of a chain, unless a look at its words tells that none is. */
  private void read(Text text, int first, int last, Sink sink) {
    long[] kinds = new long[last - first + 1];
    long[] sums = new long[last - first + 1];
    if (!model.isLikely(text, first, last, kinds, sums)) {
      return;
    }
    int about = LineSort.of(text, first, last);
    long none = 0;
    long person = 0;
    long place = 0;
    long company = 0;
    for (int i = first; i <= last; i++) {
      int at = i - first;
      long wider = model.widerKinds(text, i, kinds[at]);
      long sum = sums[at] + model.rest(text, i, first, last, about, wider);
      sums[at] = sum;
      if (i == first) {
        none = begun(sum, 0);
        person = begun(sum, 1);
        place = begun(sum, 2);
        company = begun(sum, 3);
        continue;
      }
      long a = next(none, person, place, company, sum, 0, at);
      long b = next(none, person, place, company, sum, 1, at);
      long c = next(none, person, place, company, sum, 2, at);
      company = next(none, person, place, company, sum, 3, at);
      none = a;
      person = b;
      place = c;
    }
    long best = Math.max(Math.max(none, person), Math.max(place, company));
    if ((best & PATH) != 0) {
      found(text, first, last, about, best, sums, sink);
    }
  }

  /** A path: what it weighs in the upper bits, the label of each token in two bits each below. */
  private long begun(long sum, int label) {
    return weighed(model.step(NameModel.LABELS, label) + model.weight(sum, label)) + label;
  }

  private long next(long none, long person, long place, long company, long sum, int label, int at) {
    long some =
        Math.max(none + weighed(model.step(0, label)), person + weighed(model.step(1, label)));
    long other =
        Math.max(place + weighed(model.step(2, label)), company + weighed(model.step(3, label)));
    return Math.max(some, other) + weighed(model.weight(sum, label)) + ((long) label << 2 * at);
  }

  private static long weighed(int weight) {
    return (long) weight << WEIGHT;
  }

  private void found(Text text, int first, int last, int about, long path, long[] sums, Sink sink) {
    int i = first;
    while (i <= last) {
      int label = label(path, i - first);
      int end = i;
      while (end < last && label(path, end + 1 - first) == label) {
        end++;
      }
      int stop = end;
      while (stop >= i && NameChain.isLink(text, stop)) {
        stop--;
      }
      i = label == 0 ? i : begin(text, unlinked(text, i, stop), stop);
      if (label != 0 && stop >= i && isName(text, i, stop) && !isNobody(text, i, stop, label)) {
        int odds = odds(sums, i - first, stop - first, path);
        int permille = EVEN + odds / ODDS - doubt(text, i, stop, about);
        if (permille >= LEAST) {
          sink.add(KINDS.get(label - 1), text.start(i), text.end(stop), Math.min(permille, MOST));
        }
      }
      i = end + 1;
    }
  }

  /** What looks like a sign of a program has to be surer. */
  private static int doubt(Text text, int first, int last, int about) {
    boolean sign = first == last && text.isAllCapitals(first);
    return (sign ? DOUBT : 0) + (LineSort.isCoded(about) ? DOUBT : 0);
  }

  /** Without small words that no name begins with: {@code of Tidal Lantern}. */
  private static int unlinked(Text text, int first, int last) {
    int begin = first;
    while (begin < last
        && (NameChain.isLink(text, begin) && !text.is(begin, WordClass.PARTICLE)
            || VietnameseWords.isBefore(text, begin))) {
      begin++;
    }
    return begin;
  }

  /** Without the role before: {@code CEO of}. */
  private static int begin(Text text, int first, int last) {
    int begin = first;
    if (first == last || (text.classes(first) & BEFORE) == 0) {
      return first;
    }
    while (begin < last && ((text.classes(begin) & BEFORE) != 0 || NameChain.isLink(text, begin))) {
      begin++;
    }
    return begin;
  }

  /** {@code HRKU-your-key}, {@code Steuer-ID=}: only the beginning of a sign. */
  private static boolean goesOn(Text text, int first, int last) {
    int end = text.end(last);
    int next = text.at(end + 1);
    boolean sign = next >= '0' && next <= '9' || next >= 'A' && next <= 'Z';
    return text.at(end) == '-' && (sign || first == last && text.isAllCapitals(first));
  }

  /** Not a letter or an ordinary word by itself, nor the assistant and its products. */
  private static boolean isName(Text text, int first, int last) {
    int assistant = text.phrase(first, WordClass.ASSISTANT);
    return text.end(last) - text.start(first) > 1
        && !goesOn(text, first, last)
        && assistant < 2
        && !(text.has(first - 1) && text.phrase(first - 1, WordClass.ASSISTANT) > 1)
        && !Eponym.is(text, first, last)
        && !(last == first && (assistant == 1 || text.is(first, WordClass.COMMON)));
  }

  private static boolean isNobody(Text text, int first, int last, int label) {
    return VietnameseWords.isThing(text, first)
        || label == 1 && VietnameseWords.isNobody(text, first, last);
  }

  /** The odds of a span's label against the next best for all of it, in thousandths. */
  private int odds(long[] sums, int from, int to, long path) {
    int label = label(path, from);
    int before = from == 0 ? NameModel.LABELS : label(path, from - 1);
    int behind = to == sums.length - 1 ? -1 : label(path, to + 1);
    int none = 0;
    int person = 0;
    int place = 0;
    int company = 0;
    for (int i = from; i <= to; i++) {
      none += model.weight(sums[i], 0);
      person += model.weight(sums[i], 1);
      place += model.weight(sums[i], 2);
      company += model.weight(sums[i], 3);
    }
    none += steps(0, before, behind, to - from);
    person += steps(1, before, behind, to - from);
    place += steps(2, before, behind, to - from);
    company += steps(3, before, behind, to - from);
    int own = label == 1 ? person : label == 2 ? place : company;
    int other = Math.max(label == 1 ? none : person, label == 2 ? none : place);
    other = Math.max(Math.max(other, none), label == 3 ? none : company);
    return model.odds(own - other);
  }

  private int steps(int label, int before, int behind, int more) {
    return model.step(before, label)
        + more * model.step(label, label)
        + (behind < 0 ? 0 : model.step(label, behind));
  }

  private static int label(long path, int at) {
    return (int) (path >>> 2 * at) & 3;
  }
}
