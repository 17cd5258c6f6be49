package io.ledgerline.inspection.injection;

/** Floods: one word over and over, or dozens of made-up turns. Fed word by word. */
final class Overload {
  private static final int REPEATS = 200;
  private static final int TURNS = 16;

  private static final long[] SPEAKERS = {
    Lexicon.hash("human"), Lexicon.hash("user"), Lexicon.hash("assistant"), Lexicon.hash("ai")
  };

  private static final long LINES = 0x0101010101010101L * Tokens.LINE;

  private long previous;
  private int repeats;
  private int turns;
  private boolean told;

  /** Counts the new words of a run; returns why the text is a flood, or an empty string. */
  String read(Tokens tokens) {
    if (told) {
      return "";
    }
    if (!mayTell(tokens)) {
      repeats = 0;
      previous = tokens.hash[tokens.count - 1];
      return "";
    }
    for (int i = tokens.repeated; i < tokens.count; i++) {
      repeats = tokens.hash[i] == previous ? repeats + 1 : 0;
      previous = tokens.hash[i];
      turns += (tokens.flags[i] & Tokens.LINE) != 0 && speaks(tokens.hash[i]) ? 1 : 0;
      if (repeats >= REPEATS) {
        told = true;
        return "repeats one word hundreds of times";
      }
      if (turns >= TURNS) {
        told = true;
        return "holds dozens of made-up turns of a conversation";
      }
    }
    return "";
  }

  /** Whether the new words of a run change what is counted: most do not. */
  private boolean mayTell(Tokens tokens) {
    if (tokens.newRepeats > 0 || tokens.count == tokens.repeated) {
      return true;
    }
    for (int eight = tokens.repeated & -Long.BYTES; eight < tokens.count; eight += Long.BYTES) {
      if ((tokens.flagsOfEight(eight) & LINES) != 0) {
        int end = Math.min(eight + Long.BYTES, tokens.count);
        for (int i = Math.max(eight, tokens.repeated); i < end; i++) {
          if ((tokens.flags[i] & Tokens.LINE) != 0 && speaks(tokens.hash[i])) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean speaks(long hash) {
    for (long speaker : SPEAKERS) {
      if (speaker == hash) {
        return true;
      }
    }
    return false;
  }
}
