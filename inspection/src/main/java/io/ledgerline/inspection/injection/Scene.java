package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Layer;
import io.ledgerline.inspection.normalise.MappedText;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One layer while it is read: adds its signals, lighter where the text only quotes or speaks about
 * attacks. What had been hidden is never taken for a quotation. Not thread-safe.
 */
final class Scene {
  /** Words about attacks in one run that make it a text about attacks. */
  private static final int HACK_WORDS = 2;

  /** Words before a quotation, or behind one, that say that it is one. */
  private static final int AROUND_QUOTED = 8;

  private final Layer layer;
  private final MappedText text;
  private final Trust trust;
  private final Signals signals;
  private final boolean hidden;
  private final long hackWord;
  private final long exampleWord;
  private final long notWord;
  private final @Nullable Manner manner;
  private @Nullable Context context;
  private boolean aboutAttacks;

  Scene(Knowledge knowledge, Layer layer, Trust trust, Signals signals, @Nullable Manner manner) {
    this.layer = layer;
    text = layer.folded();
    hidden = layer.isConcealed();
    this.trust = trust;
    this.signals = signals;
    this.manner = manner;
    hackWord = knowledge.hackWord;
    exampleWord = knowledge.exampleWord;
    notWord = knowledge.notWord;
  }

  /** A run of words is about to be matched. */
  void see(Tokens run) {
    aboutAttacks = (run.allBits() & hackWord) != 0 && run.count(hackWord) >= HACK_WORDS;
  }

  /** Adds what a rule found; false if it only counts in part. */
  boolean add(Rule rule, Tokens run, int fromWord, int toWord) {
    int weight = rule.weight();
    int from = run.start[fromWord];
    int to = run.end[toWord - 1];
    if (!hidden) {
      boolean spokenOf = aboutAttacks || introduced(run, fromWord);
      boolean speech = !trust.isData();
      boolean quoted = (spokenOf || speech) && isQuoted(from, to);
      if (quoted) {
        weight = weight * Thresholds.QUOTED / 1000;
      }
      if (aboutAttacks && (quoted || speech)) {
        weight = weight * Thresholds.ABOUT_ATTACKS / 1000;
      }
    }
    boolean whole = weight == rule.weight();
    if (manner != null && trust.isData() && !hidden) {
      int odds = manner.oddsAround(run, fromWord, toWord);
      weight = Thresholds.afterSecondOpinion(weight, odds, standing(rule, run, fromWord, toWord));
    }
    add(rule.technique(), weight, from, to, rule.reason());
    return whole;
  }

  /**
   * Adds phrases that begin in a run, lighter where they are quoted only; those that begin behind
   * it are left.
   */
  void add(Deque<Phrases.Found> phrases, Tokens run) {
    int end = run.isLast() ? text.length() : run.start[run.count - 1];
    while (!phrases.isEmpty() && phrases.getFirst().from() < end) {
      var found = phrases.removeFirst();
      int weight = found.weight();
      if (!hidden && isSpokenOf(found, run) && isQuoted(found.from(), found.to())) {
        weight = weight * Thresholds.QUOTED / 1000;
      }
      add(found.technique(), weight, found.from(), found.to(), found.reason());
    }
  }

  private boolean isSpokenOf(Phrases.Found found, Tokens run) {
    if (aboutAttacks) {
      return true;
    }
    int before = run.wordAt(found.from());
    int behind = run.wordAt(found.to()) + AROUND_QUOTED;
    return introduced(run, before) || introduced(run, Math.min(run.count, behind));
  }

  private Standing standing(Rule rule, Tokens run, int fromWord, int toWord) {
    if (rule.standing() != Standing.SPOKEN) {
      return rule.standing();
    }
    if (!rule.isOrder() || isQuoted(run.start[fromWord], run.end[toWord - 1])) {
      return Standing.SPOKEN;
    }
    boolean plain = rule.isPlainOrder() && !isDenied(run, fromWord, toWord);
    return plain ? Standing.PLAIN_ORDER : Standing.ORDER;
  }

  /** Whether "not" stands among these words or right before: orders not to be forgotten. */
  private boolean isDenied(Tokens run, int fromWord, int toWord) {
    for (int i = Math.max(0, fromWord - 1); i < toWord; i++) {
      if ((run.bits[i] & notWord) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds a wording that counts as an attack, or that nearly does where others say so, too.
   *
   * @param beyond odds beyond those that count, logarithm in thousandths
   */
  void worded(int from, int to, int beyond) {
    if (beyond < 0 && (beyond < -Thresholds.WORDED_NEARLY || signals.score() < Thresholds.NOTED)) {
      return;
    }
    add(
        Technique.WORDING,
        Thresholds.worded(beyond),
        from,
        to,
        "is worded like attempts to steer the assistant");
  }

  void add(Technique technique, int weight, int from, int to, String reason) {
    if (layer.isChanged(from, to)) {
      signals.add(technique, weight, layer, text, from, to, reason);
    }
  }

  private boolean isQuoted(int from, int to) {
    if (context == null) {
      context = new Context(text);
    }
    return context.quotedFrom(from, to) >= 0;
  }

  /** Whether a word such as "example" or "says" stands shortly before. */
  private boolean introduced(Tokens run, int word) {
    for (int i = Math.max(0, word - AROUND_QUOTED); i < word; i++) {
      if ((run.bits[i] & exampleWord) != 0) {
        return true;
      }
    }
    return false;
  }
}
