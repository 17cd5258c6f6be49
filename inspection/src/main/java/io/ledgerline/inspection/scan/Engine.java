package io.ledgerline.inspection.scan;

import io.ledgerline.inspection.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules over a text in one pass: each byte is classified once, each token looked up once, and
 * a rule is asked only at tokens that pull one of its {@link Trigger}s. Immutable and thread-safe.
 */
public final class Engine {
  /** Of one kind, so that lines of a program don't take the room of terms of health. */
  private static final int MOST_SIGNALS = 256;

  /** Windows that are kept; a scan beyond makes one of its own. */
  private static final int SPARE = 16;

  /** How programs write characters of values otherwise, each read in what the one before left. */
  private static final List<Reading> READINGS =
      List.of(
          new Reading(Encodings.SOFT_END, SoftEnd::read),
          new Reading(Encodings.CODE, QuotedPrintable::read),
          new Reading(Encodings.REFERENCE, References::read),
          new Reading(Encodings.DOUBLED, DoubledQuotes::read),
          new Reading(Encodings.EMPHASIS, Emphasis::read));

  private final Vocabulary vocabulary;
  private final Dispatch dispatch;
  private final Nearby nearby;

  /** Detectors by kind, put together once. */
  private final Map<Kind, String> detectors = new IdentityHashMap<>();

  /** Windows of scans that have ended, for scans to come. */
  private final AtomicReferenceArray<Tokens> spare = new AtomicReferenceArray<>(SPARE);

  public Engine(Vocabulary vocabulary, List<Rule> rules) {
    this.vocabulary = vocabulary;
    this.dispatch = new Dispatch(vocabulary, rules);
    this.nearby = new Nearby(vocabulary, dispatch);
    for (var rule : rules) {
      rule.kinds().forEach(kind -> detectors.put(kind, kind.detector()));
    }
  }

  /** How what one of {@link Encodings} stands for is read. */
  private record Reading(int encoding, Reader reader) {}

  /** Reads a range; null where it stays as it is. */
  private interface Reader {
    @Nullable Shorter read(byte[] utf8, int from, int to);
  }

  /**
   * What a scan saw.
   *
   * @param findings values, sorted and disjoint
   * @param signals words that say what the text is about, the first {@value #MOST_SIGNALS}
   */
  public record Scan(List<Finding> findings, List<Finding> signals) {}

  /**
   * What the rules find.
   *
   * @param label what the caller calls the text (a JSON key, a column); empty for none
   * @param least the least confidence that is reported, per mille
   */
  public Scan scan(byte[] utf8, int from, int to, String label, int least) {
    int seen = Encodings.in(utf8, from, to);
    if ((seen & Encodings.ESCAPE) == 0) {
      return scan(utf8, from, to, label, at -> at, least, seen);
    }
    int escape = Blanked.next(utf8, from, to);
    byte[] blanked = Blanked.copy(utf8, from, escape, to);
    int shift = blanked == null ? 0 : from;
    // What is blanked is no escape any more, and makes no other but from one of this kind.
    Shorter letters =
        !Letters.mayStand(utf8, escape, to)
            ? null
            : blanked == null
                ? Letters.read(utf8, from, escape, to)
                : Letters.read(blanked, 0, escape - from, blanked.length);
    if (letters != null) {
      IntUnaryOperator back = at -> letters.place(at) + shift;
      return scan(letters.bytes(), 0, letters.length(), label, back, least);
    }
    return blanked == null
        ? scan(utf8, from, to, label, at -> at, least, seen)
        : scan(blanked, 0, blanked.length, label, at -> at + shift, least);
  }

  private Scan scan(byte[] utf8, int from, int to, String label, IntUnaryOperator back, int least) {
    return scan(utf8, from, to, label, back, least, Encodings.in(utf8, from, to));
  }

  private Scan scan(
      byte[] utf8, int from, int to, String label, IntUnaryOperator back, int least, int seen) {
    byte[] read = utf8;
    int begin = from;
    int end = to;
    IntUnaryOperator place = back;
    int stand = seen;
    for (Reading reading : READINGS) {
      Shorter shorter =
          (stand & reading.encoding) == 0 ? null : reading.reader.read(read, begin, end);
      if (shorter != null) {
        IntUnaryOperator before = place;
        place = at -> before.applyAsInt(shorter.place(at));
        read = shorter.bytes();
        begin = 0;
        end = shorter.length();
        stand = Encodings.in(read, begin, end);
      }
    }
    return scanned(read, begin, end, label, place, least, stand);
  }

  private Scan scanned(
      byte[] utf8, int from, int to, String label, IntUnaryOperator back, int least, int seen) {
    long able = label.isEmpty() ? ~dispatch.near(Trigger.Near.LABEL) : -1;
    var tokens = window();
    tokens.open(utf8, from, to, able);
    var text = new Text(utf8, from, to, vocabulary, tokens, label, this);
    var scan =
        scan(
            sink -> {
              run(text, sink);
              if ((seen & Encodings.QUERY) != 0) {
                queries(utf8, from, to, sink);
              }
              if ((seen & Encodings.WORD) != 0) {
                words(utf8, from, to, sink);
              }
            },
            back,
            least);
    tokens.close();
    keep(tokens);
    return scan;
  }

  /** What the rules find in a part of a text, without signals and with overlaps. */
  void part(byte[] utf8, int from, int to, String label, Sink sink) {
    var tokens = window();
    tokens.open(utf8, from, to, label.isEmpty() ? ~dispatch.near(Trigger.Near.LABEL) : -1);
    run(
        new Text(utf8, from, to, vocabulary, tokens, label, null),
        (kind, start, end, permille) -> {
          if (kind.rank() != Rank.SIGNAL) {
            sink.add(kind, start, end, permille);
          }
        });
    tokens.close();
    keep(tokens);
  }

  private Tokens window() {
    for (int i = 0; i < SPARE; i++) {
      var one = spare.get(i) == null ? null : spare.getAndSet(i, null);
      if (one != null) {
        return one;
      }
    }
    return new Tokens(vocabulary, dispatch);
  }

  private void keep(Tokens window) {
    for (int i = 0; i < SPARE; i++) {
      if (spare.get(i) == null && spare.compareAndSet(i, null, window)) {
        return;
      }
    }
  }

  /** What stands encoded in queries is looked for once more where it is decoded. */
  private void queries(byte[] utf8, int from, int to, Sink sink) {
    Queries.read(
        utf8,
        from,
        to,
        query ->
            part(
                query.bytes(),
                0,
                query.length(),
                "",
                (kind, start, end, permille) ->
                    sink.add(kind, query.place(start), query.place(end), permille)));
  }

  /** What words of headers say is looked for where it is decoded; a value is all of the words. */
  private void words(byte[] utf8, int from, int to, Sink sink) {
    EncodedWords.read(
        utf8,
        from,
        to,
        (text, said, begin, end) ->
            part(
                text,
                0,
                text.length,
                "",
                (kind, start, stop, permille) -> {
                  if (start >= said) {
                    sink.add(kind, begin, end, permille);
                  }
                }));
  }

  private Scan scan(Consumer<Sink> reading, IntUnaryOperator back, int least) {
    var found = new ArrayList<Overlaps.Found>();
    var signals = new ArrayList<Finding>();
    var counts = new HashMap<Kind, Integer>();
    Sink sink =
        (kind, start, end, permille) -> {
          boolean signal = kind.rank() == Rank.SIGNAL;
          if (signal ? counts.merge(kind, 1, Integer::sum) > MOST_SIGNALS : permille < least) {
            return;
          }
          var one =
              new Overlaps.Found(kind, back.applyAsInt(start), back.applyAsInt(end), permille);
          if (signal) {
            signals.add(one.finding(detectors));
          } else {
            found.add(one);
          }
        };
    reading.accept(sink);
    return new Scan(found.isEmpty() ? List.of() : Overlaps.settle(found, detectors), signals);
  }

  private void run(Text text, Sink sink) {
    var tokens = text.tokens();
    boolean more = true;
    while (more) {
      more = tokens.fill();
      int stop = more ? tokens.count - Tokens.REACH : tokens.count;
      int ask = 0;
      for (; ask < tokens.asks && tokens.asked[ask] < stop; ask++) {
        ask(text, tokens.asked[ask], tokens.pulled[ask], sink);
      }
      if (more) {
        tokens.slide(Math.max(0, stop - Tokens.REACH), ask);
      }
    }
  }

  private void ask(Text text, int token, long pulled, Sink sink) {
    Rule last = null;
    for (long rest = nearby.left(text, token, pulled); rest != 0; rest &= rest - 1) {
      var rule = dispatch.rule(Long.numberOfTrailingZeros(rest));
      if (rule != last) {
        rule.at(text, token, sink);
      }
      last = rule;
    }
  }
}
