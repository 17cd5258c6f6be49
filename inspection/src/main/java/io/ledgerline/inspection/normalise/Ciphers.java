package io.ledgerline.inspection.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Undoes alphabets turned around, text backwards and pig latin, where somebody saw a sign of it.
 */
public final class Ciphers {
  /** Groups of consonants with which English words begin, but those that are too rare to help. */
  private static final Set<String> ONSETS =
      Set.of(
          "bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "pl", "pr", "qu", "sh", "sk",
          "sl", "sm", "sn", "sp", "st", "sw", "th", "tr", "tw", "wh", "wr", "str", "thr");

  private static final Alphabet NATO =
      new Alphabet(
              Step.NATO,
              "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike"
                  + " november oscar papa quebec romeo sierra tango uniform victor whiskey xray"
                  + " yankee zulu",
              ",-.",
              "abcdefghijklmnopqrstuvwxyz/|")
          .with("alfa", 'a')
          .with("juliett", 'j')
          .with("space", ' ');

  private Ciphers() {}

  /** What the words of the NATO alphabet among the characters {@code from} to {@code to} spell. */
  public static List<Layer> spelt(Layer layer, int from, int to) {
    List<Layer> found = new ArrayList<>();
    List<Step> steps = new ArrayList<>(layer.steps());
    steps.add(Step.NATO);
    NATO.search(
        layer.folded(),
        from,
        to,
        new Sink() {
          @Override
          public void found(MappedText raw, Step step) {
            found.add(Layer.plain(raw, steps));
          }

          @Override
          public int room() {
            return Layers.MOST;
          }

          @Override
          public void unread(long bytes) {}
        });
    return found;
  }

  /** The characters {@code from} to {@code to} of a layer's folded text, undone. */
  public static Layer undo(Layer layer, int from, int to, Step step) {
    MappedText text = layer.folded();
    MappedText plain =
        switch (step) {
          case ROT13 -> turned(text, from, to, true);
          case ATBASH -> turned(text, from, to, false);
          case REVERSED -> reversed(text, from, to);
          case PIG_LATIN -> pigLatin(text, from, to);
          default -> throw new IllegalArgumentException("step: " + step + " (expected: a cipher)");
        };
    List<Step> steps = new ArrayList<>(layer.steps());
    steps.add(step);
    return Layer.plain(plain, steps);
  }

  private static MappedText turned(MappedText text, int from, int to, boolean rot13) {
    var plain = new MappedText.Builder(to - from);
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        c = rot13 ? (char) ('a' + (c - 'a' + 13) % 26) : (char) ('z' - (c - 'a'));
      }
      plain.append(c, text.sourceStart(i), text.sourceEnd(i), 0);
    }
    return plain.build();
  }

  /** Its characters all stand for the whole piece: no order of places would be right. */
  private static MappedText reversed(MappedText text, int from, int to) {
    var plain = new MappedText.Builder(to - from);
    int start = text.sourceStart(from);
    int end = text.sourceEnd(to - 1);
    for (int i = to - 1; i >= from; i--) {
      plain.append(text.charAt(i), start, end, 0);
    }
    return plain.build();
  }

  private static MappedText pigLatin(MappedText text, int from, int to) {
    var plain = new MappedText.Builder(to - from);
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && Character.isLetter(text.charAt(end))) {
        end++;
      }
      if (end == at) {
        plain.appendFrom(text, at);
        at++;
        continue;
      }
      int start = text.sourceStart(at);
      plain.append(unpig(text.subSequence(at, end).toString()), start, text.sourceEnd(end - 1));
      at = end;
    }
    return plain.build();
  }

  /** "ignoreway" is "ignore", "eviouspray" is "previous": a cluster of consonants before "ay". */
  private static String unpig(String word) {
    if (!word.endsWith("ay") || word.length() < 4) {
      return word;
    }
    if (word.endsWith("way") || word.endsWith("yay")) {
      return word.substring(0, word.length() - 3);
    }
    int body = word.length() - 2;
    int cluster = body - 1;
    for (int length = 3; length > 1; length--) {
      if (body > length && ONSETS.contains(word.substring(body - length, body))) {
        cluster = body - length;
        break;
      }
    }
    return word.substring(cluster, body) + word.substring(0, cluster);
  }
}
