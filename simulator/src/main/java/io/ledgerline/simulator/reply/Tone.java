package io.ledgerline.simulator.reply;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tone that a system prompt asks for; the last prompt that asks for one counts. */
enum Tone {
  PLAYFUL("playful|witty|fun|funny|cheeky|humou?r|quirky|humorous"),
  WARM("warm|friendly|kind|caring|cheerful|welcoming|helpful|empathetic|gentle|calm"),
  ELEGANT("elegant|luxur\\w+|refined|sophisticated|exclusive"),
  FORMAL("formal|professional|precise|polite|serious|factual|courteous"),
  ENERGETIC("energetic|enthusiastic|sporty|motivating|bold|upbeat|adventurous"),
  TERSE("terse|concise|brief|short|laconic|matter-of-fact"),
  PLAIN("plain|neutral");

  private static final Pattern LINE =
      Pattern.compile("(?im)^.*\\b(?:tone|voice|style|be|sound|speak|write|answer)\\b.*$");
  private final Pattern words;

  Tone(String words) {
    this.words = Pattern.compile("\\b(?:" + words + ")\\b");
  }

  static Tone of(String system) {
    Tone last = PLAIN;
    Matcher line = LINE.matcher(system);
    while (line.find()) {
      Tone tone = inLine(line.group().toLowerCase(Locale.ROOT));
      last = tone == PLAIN ? last : tone;
    }
    return last;
  }

  /** The tone whose word comes first. */
  private static Tone inLine(String line) {
    Tone first = PLAIN;
    int at = Integer.MAX_VALUE;
    for (Tone tone : values()) {
      Matcher word = tone.words.matcher(line);
      if (word.find() && word.start() < at) {
        at = word.start();
        first = tone;
      }
    }
    return first;
  }
}
