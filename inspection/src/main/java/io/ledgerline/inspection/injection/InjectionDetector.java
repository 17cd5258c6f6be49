package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Layer;
import io.ledgerline.inspection.normalise.Layers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Finds text that tries to steer the assistant. Reads the text as it stands and every text hidden
 * in it, in time linear in its length; the same text always gives the same report. Thread-safe.
 */
public final class InjectionDetector {
  /** Changes whenever the code changes what is found. */
  private static final String VERSION = "injection@13";

  private static final InjectionDetector STANDARD = new InjectionDetector(new Knowledge());

  private final Knowledge knowledge;
  private final Scratch.Spare spare = new Scratch.Spare();

  private InjectionDetector(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** The detector with the lexicon, rules and thresholds of this release. */
  public static InjectionDetector standard() {
    return STANDARD;
  }

  /** Name, version and the first 12 digits of the SHA-256 of what it knows. */
  public String version() {
    return VERSION + "+" + knowledge.digest.substring(0, 12);
  }

  /** Scans a text; offsets in the report are those of its UTF-8 form. */
  public InjectionReport scan(String text, Trust trust) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return scan(utf8, 0, utf8.length, trust);
  }

  /** Scans {@code utf8} from {@code from} to {@code to}; offsets in the report are the array's. */
  public InjectionReport scan(byte[] utf8, int from, int to, Trust trust) {
    Objects.checkFromToIndex(from, to, utf8.length);
    Layers layers = Layers.of(utf8, from, to);
    var signals = new Signals(trust);
    var scratch = spare.take(knowledge.lexicon);
    var reader = new Reader(knowledge, trust, utf8, signals, scratch);
    for (Layer layer : layers.all()) {
      reader.read(layer);
    }
    spare.keep(scratch);
    return report(trust, signals, layers.unread());
  }

  /**
   * Scans the last turns of one speaker as one text, so that an attack cut into pieces is seen
   * whole. Offsets are those of the turns joined by a blank line.
   *
   * @param turns oldest first
   */
  public InjectionReport scanTurns(List<String> turns, Trust trust) {
    return scan(String.join("\n\n", turns), trust);
  }

  private static InjectionReport report(Trust trust, Signals signals, long unread) {
    int score = signals.score();
    Suggestion advice = Advice.of(trust, score, signals);
    if (advice == Suggestion.NONE && unread > 0) {
      advice = Suggestion.FLAG;
    }
    return new InjectionReport(trust, score, signals.heaviest(), advice, unread);
  }
}
