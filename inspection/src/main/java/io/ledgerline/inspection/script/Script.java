package io.ledgerline.inspection.script;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Text;

/** A script whose words spaces part, and the words of the languages in it. */
enum Script {
  ARABIC("arabic.txt", 2, "ولبفك"),
  HEBREW("hebrew.txt", 2, "ולבמשכה"),
  DEVANAGARI("devanagari.txt", 3, ""),
  BENGALI("bengali.txt", 3, ""),
  TAMIL("tamil.txt", 3, ""),
  TELUGU("telugu.txt", 3, "");

  private final Lexicon words;

  /** How many bytes a letter has. */
  private final int letter;

  /** Particles that are written as the first letter of a word. */
  private final String prefixes;

  Script(String file, int letter, String prefixes) {
    this.words = Lexicon.read(file);
    this.letter = letter;
    this.prefixes = prefixes;
  }

  Lexicon words() {
    return words;
  }

  int letter() {
    return letter;
  }

  /** Whether a token is a word of this script and nothing else. */
  boolean isWord(Text text, int token) {
    return text.has(token)
        && text.shape(token) == ByteClass.HIGH
        && has(text, text.start(token))
        && Digits.width(text, text.start(token)) == 0;
  }

  /** Whether a letter of this script begins at an offset. */
  boolean has(Text text, int offset) {
    int lead = text.at(offset);
    int second = text.at(offset + 1);
    return switch (this) {
      case ARABIC -> lead >= 0xD8 && lead <= 0xDB;
      case HEBREW -> lead == 0xD7;
      case DEVANAGARI -> lead == 0xE0 && (second == 0xA4 || second == 0xA5);
      case BENGALI -> lead == 0xE0 && (second == 0xA6 || second == 0xA7);
      case TAMIL -> lead == 0xE0 && (second == 0xAE || second == 0xAF);
      case TELUGU -> lead == 0xE0 && (second == 0xB0 || second == 0xB1);
    };
  }

  /** Whether a word begins with a letter that may be a particle: {@code لأحمد}, {@code לדנה}. */
  boolean isPrefixed(Text text, int token) {
    if (prefixes.isEmpty() || text.length(token) < 4 * letter) {
      return false;
    }
    int start = text.start(token);
    int point = (text.at(start) & 0x1F) << 6 | text.at(start + 1) & 0x3F;
    return prefixes.indexOf(point) >= 0;
  }

  /** The roles of a word without the particle that it begins with. */
  long withoutPrefix(Text text, int token) {
    return words.roles(Words.hash(text.bytes(), text.start(token) + letter, text.end(token)));
  }
}
