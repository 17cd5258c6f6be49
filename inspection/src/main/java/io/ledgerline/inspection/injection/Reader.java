package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Ciphers;
import io.ledgerline.inspection.normalise.Layer;
import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.normalise.Spaced;
import io.ledgerline.inspection.normalise.Step;
import io.ledgerline.inspection.output.Links;
import io.ledgerline.inspection.output.OutputFinding;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the layers of one text and collects signals. Not thread-safe. */
final class Reader {
  /** Two signs of a cipher, at most so many words apart, make it worth undoing. */
  private static final int CIPHER_REACH = 12;

  /** How much around such words is undone, characters. */
  private static final int AROUND = 240;

  /** Pieces of one text that are undone on such signs. */
  private static final int MOST_PIECES = 2048;

  /** Steps that led to a text in which words run together are still sought. */
  private static final int MOST_STEPS = 3;

  /** Words of the NATO alphabet in one run that are more than chance. */
  private static final int FEWEST_SPELT = 6;

  /** Words in the name of a part of a program: {@code removeAllListeners}; more are a sentence. */
  private static final int MOST_IN_A_NAME = 3;

  private static final List<Step> CIPHERS =
      List.of(Step.ROT13, Step.ATBASH, Step.REVERSED, Step.PIG_LATIN);
  private static final long[] CIPHER_BITS = {
    Lexicon.ROT13, Lexicon.ATBASH, Lexicon.REVERSED, Lexicon.PIG_LATIN
  };

  private static final Links LINKS = new Links(Set.of());

  private final Knowledge knowledge;
  private final Trust trust;
  private final byte[] source;
  private final Signals signals;
  private final Scratch scratch;
  private int pieces;

  Reader(Knowledge knowledge, Trust trust, byte[] source, Signals signals, Scratch scratch) {
    this.knowledge = knowledge;
    this.trust = trust;
    this.source = source;
    this.signals = signals;
    this.scratch = scratch;
  }

  void read(Layer layer) {
    if (layer.steps().isEmpty() && (layer.mayConceal() || layer.isPadded())) {
      Concealment.find(layer, signals);
    }
    MappedText text = layer.folded();
    var bounds = new Sentences(text, source);
    var manner = readsAsText(layer) ? manner(bounds) : null;
    var scene = new Scene(knowledge, layer, trust, signals, manner);
    FakeStructure.find(
        text,
        (from, to, weight) ->
            scene.add(
                Technique.FAKE_STRUCTURE, weight, from, to, "imitates the marks between turns"));
    if (layer.hasMarkup()) {
      addresses(layer);
    }
    words(layer, bounds, scene, manner);
  }

  /** Images and links that wait for data to be filled into their address. */
  private void addresses(Layer layer) {
    MappedText raw = layer.raw();
    if (!hasBlank(raw)) {
      return;
    }
    for (OutputFinding link : LINKS.find(raw.toString())) {
      boolean blank = false;
      if (raw.charAt(link.start()) == '/') {
        continue; // two slashes in program text begin a comment, too
      }
      for (int i = link.start(); i < link.end(); i++) {
        blank |= raw.charAt(i) == '{' || raw.charAt(i) == '%' && isBrace(raw, i);
      }
      if (blank) {
        signals.add(
            Technique.EXFILTRATION,
            560,
            raw.sourceStart(link.start()),
            raw.sourceEnd(link.end() - 1),
            layer.steps(),
            "holds an address into which data is to be filled");
      }
    }
  }

  private static boolean hasBlank(MappedText raw) {
    char[] chars = raw.array();
    for (int i = 0; i < raw.length(); i++) {
      if (chars[i] == '{' || chars[i] == '%' && isBrace(raw, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBrace(MappedText raw, int at) {
    return at + 2 < raw.length() && raw.charAt(at + 1) == '7' && (raw.charAt(at + 2) | 0x20) == 'b';
  }

  private void words(Layer layer, Sentences bounds, Scene scene, @Nullable Manner manner) {
    var tokens = scratch.window();
    tokens.open(layer.folded());
    tokens.weighBy(manner == null ? null : wording());
    var overload = new Overload();
    var requests =
        manner != null && trust.isData()
            ? new Requests(knowledge.requests, layer.folded(), bounds, manner, scratch.bag)
            : null;
    var phrases =
        layer.isUnspaced()
            ? new ArrayDeque<>(knowledge.phrases.find(layer.folded()))
            : new ArrayDeque<Phrases.Found>();
    var seen = knowledge.rules.counts();
    var heard = knowledge.tongues.counts();
    while (tokens.next()) {
      scene.see(tokens);
      scene.add(phrases, tokens);
      knowledge.rules.match(tokens, seen, (rule, from, to) -> scene.add(rule, tokens, from, to));
      if ((tokens.allBits() & Lexicon.FOREIGN) != 0) {
        foreign(tokens, heard, scene);
      }
      String flood = overload.read(tokens);
      if (!flood.isEmpty()) {
        scene.add(Technique.OVERLOAD, 450, tokens.start[0], tokens.end[tokens.count - 1], flood);
      }
      if (requests != null) {
        requests.read(tokens, tokens.isLast());
      }
      if (manner != null) {
        manner.read(tokens);
      }
      disguised(layer, tokens);
    }
    scratch.giveBack(tokens);
    if (requests != null) {
      requests.report(layer, signals);
    }
    if (manner != null) {
      manner.report(scene);
    }
  }

  private void foreign(Tokens tokens, RuleBook.Counts heard, Scene scene) {
    Tokens around = scratch.tongues(knowledge.tongues);
    knowledge.tongues.match(
        tokens, around, heard, (rule, from, to) -> scene.add(rule, tokens, from, to));
  }

  private @Nullable Manner manner(Sentences bounds) {
    if (trust.isData()) {
      return Manner.ofData(knowledge, bounds);
    }
    return trust == Trust.USER ? Manner.ofUser(knowledge, bounds) : null;
  }

  /** What weighs the wording; nothing weighs that of operators and of tools' definitions. */
  private @Nullable Wording wording() {
    if (trust.isData()) {
      return knowledge.data;
    }
    return trust == Trust.USER ? knowledge.user : null;
  }

  /** Whether its sentences are sentences of the source, not a guess at disguised words. */
  private static boolean readsAsText(Layer layer) {
    return layer.steps().isEmpty()
        || switch (layer.steps().getLast()) {
          case LEET, SPACING, JOINED, MARKUP, PIG_LATIN, ATTRIBUTE -> false;
          default -> true;
        };
  }

  /** Undoes ciphers and words run together where the run shows signs of them. */
  private void disguised(Layer layer, Tokens tokens) {
    long any = tokens.newBits;
    for (int i = 0; i < tokens.longWords; i++) {
      int word = tokens.longOnes[i];
      runTogether(layer, tokens.start[word], tokens.end[word]);
    }
    if ((any & knowledge.nato) != 0
        && tokens.countNew(knowledge.nato) >= FEWEST_SPELT
        && pieces < MOST_PIECES) {
      pieces++;
      Ciphers.spelt(layer, tokens.start[0], tokens.end[tokens.count - 1]).forEach(this::read);
    }
    if ((any & Lexicon.CIPHERED) == 0 || !Collections.disjoint(layer.steps(), CIPHERS)) {
      return;
    }
    for (int c = 0; c < CIPHER_BITS.length; c++) {
      if ((any & CIPHER_BITS[c]) != 0) {
        cipher(layer, tokens, CIPHER_BITS[c], CIPHERS.get(c));
      }
    }
  }

  /** Reads words run together piece by piece, each up to the word at which the next begins. */
  private void runTogether(Layer layer, int from, int to) {
    if (isName(layer.folded(), from, to)) {
      return;
    }
    char[] chars = layer.folded().array();
    int at = from;
    while (to - at >= RunTogether.SHORTEST
        && pieces < MOST_PIECES
        && layer.steps().size() <= MOST_STEPS) {
      boolean[] cuts = RunTogether.cuts(chars, at, to, knowledge.lexicon);
      if (cuts == null) {
        return;
      }
      int next = at + RunTogether.next(cuts, to - at);
      int end = to - next < RunTogether.SHORTEST ? to : next;
      pieces++;
      read(Spaced.at(layer, at, end, cuts));
      at = next;
    }
  }

  /** Whether it is a name of few words as programs have them. */
  private boolean isName(MappedText text, int from, int to) {
    int humps = 0;
    byte before = source[text.sourceStart(from)];
    for (int i = from + 1; i < to && humps < MOST_IN_A_NAME; i++) {
      byte letter = source[text.sourceStart(i)];
      humps += before >= 'a' && before <= 'z' && letter >= 'A' && letter <= 'Z' ? 1 : 0;
      before = letter;
    }
    return humps > 0 && humps < MOST_IN_A_NAME;
  }

  private void cipher(Layer layer, Tokens tokens, long bit, Step step) {
    int previous = -CIPHER_REACH - 1;
    int begin = -1;
    int done = 0;
    for (int i = 0; i < tokens.count && pieces < MOST_PIECES; i++) {
      if ((tokens.bits[i] & bit) == 0) {
        continue;
      }
      if (i - previous <= CIPHER_REACH && tokens.start[previous] >= done) {
        begin = Math.max(done, tokens.start[previous] - AROUND);
        done = Math.min(layer.folded().length(), tokens.end[i] + AROUND);
        pieces++;
        read(Ciphers.undo(layer, begin, done, step));
      }
      previous = i;
    }
  }
}
