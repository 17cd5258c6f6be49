package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Layer;
import io.ledgerline.inspection.normalise.MappedText;
import org.jspecify.annotations.Nullable;

/**
 * One layer while it is read: adds its signals, lighter where the text only quotes or speaks about
 * attacks. What had been hidden is never taken for a quotation. Not thread-safe.
 */
final class Scene {
  /** Words about attacks in one run that make it a text about attacks. */
  private static final int HACK_WORDS = 2;

  private final Layer layer;
  private final MappedText text;
  private final Trust trust;
  private final Signals signals;
  private final boolean hidden;
  private final long hackWord;
  private final long exampleWord;
  private @Nullable Context context;
  private boolean aboutAttacks;

  Scene(Knowledge knowledge, Layer layer, Trust trust, Signals signals) {
    this.layer = layer;
    text = layer.folded();
    hidden = layer.isConcealed();
    this.trust = trust;
    this.signals = signals;
    hackWord = knowledge.hackWord;
    exampleWord = knowledge.exampleWord;
  }

  /** A run of words is about to be matched. */
  void see(Tokens run) {
    aboutAttacks = run.count(hackWord) >= HACK_WORDS;
  }

  /** Adds what a rule found; false if it only counts in part. */
  boolean add(Rule rule, Tokens run, int fromWord, int toWord) {
    int weight = rule.weight();
    int from = run.start[fromWord];
    int to = run.end[toWord - 1];
    if (!hidden) {
      boolean quoted = isQuoted(from, to);
      boolean spokenOf = aboutAttacks || introduced(run, fromWord);
      if (quoted && (spokenOf || !trust.isData())) {
        weight = weight * Thresholds.QUOTED / 1000;
      }
      if (aboutAttacks && (quoted || !trust.isData())) {
        weight = weight * Thresholds.ABOUT_ATTACKS / 1000;
      }
    }
    add(rule.technique(), weight, from, to, rule.reason());
    return weight == rule.weight();
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
    for (int i = Math.max(0, word - 8); i < word; i++) {
      if ((run.bits[i] & exampleWord) != 0) {
        return true;
      }
    }
    return false;
  }
}
