package io.ledgerline.inspection.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether an answer repeats a system prompt: at least 40 characters in one piece, or at least
 * three in ten of the prompt's runs of eight words. Both are looked at without letter case and with
 * white space made equal, in time linear in prompt and answer. Immutable and thread-safe.
 */
public final class PromptLeak {
  /** Characters in one piece that are a leak. */
  public static final int LONGEST_INNOCENT = 40;

  /** Share of the prompt's runs of words that is a leak, permille. */
  public static final int SHARE = 300;

  private static final int WORDS = 8;
  private static final long BASE = 0x9E3779B97F4A7C15L;

  /** A prompt so short has no 40 characters of its own to give away. */
  private final String prompt;

  private final Map<Long, Integer> pieces = new HashMap<>();
  private final Set<Long> runs = new HashSet<>();

  /** A system prompt whose words are to stay inside. */
  public PromptLeak(String systemPrompt) {
    prompt = squeeze(systemPrompt).text();
    long hash = 0;
    long top = power(LONGEST_INNOCENT - 1);
    for (int i = 0; i < prompt.length(); i++) {
      hash = i >= LONGEST_INNOCENT ? hash - prompt.charAt(i - LONGEST_INNOCENT) * top : hash;
      hash = hash * BASE + prompt.charAt(i);
      if (i >= LONGEST_INNOCENT - 1) {
        pieces.putIfAbsent(hash, i - LONGEST_INNOCENT + 1);
      }
    }
    runs.addAll(runs(prompt));
  }

  /** The leaks, first to last; empty if there are none. */
  public List<OutputFinding> find(String answer) {
    Squeezed said = squeeze(answer);
    List<OutputFinding> found = pieces(said);
    if (found.isEmpty() && !runs.isEmpty() && share(said.text()) >= SHARE) {
      found.add(leak(said, 0, said.text().length()));
    }
    return found;
  }

  private List<OutputFinding> pieces(Squeezed said) {
    List<OutputFinding> found = new ArrayList<>();
    String text = said.text();
    long hash = 0;
    long top = power(LONGEST_INNOCENT - 1);
    int until = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = i >= LONGEST_INNOCENT ? hash - text.charAt(i - LONGEST_INNOCENT) * top : hash;
      hash = hash * BASE + text.charAt(i);
      int begin = i - LONGEST_INNOCENT + 1;
      Integer at = begin >= until ? pieces.get(hash) : null;
      if (at != null && text.regionMatches(begin, prompt, at, LONGEST_INNOCENT)) {
        until = extend(text, begin, at);
        found.add(leak(said, begin, until));
      }
    }
    return found;
  }

  private int extend(String text, int begin, int at) {
    int length = LONGEST_INNOCENT;
    while (begin + length < text.length()
        && at + length < prompt.length()
        && text.charAt(begin + length) == prompt.charAt(at + length)) {
      length++;
    }
    return begin + length;
  }

  private int share(String text) {
    Set<Long> said = new HashSet<>(runs(text));
    long kept = runs.stream().filter(said::contains).count();
    return (int) (kept * 1000 / runs.size());
  }

  private static OutputFinding leak(Squeezed said, int from, int to) {
    return new OutputFinding(
        OutputFinding.Kind.SYSTEM_PROMPT,
        said.places()[from],
        said.places()[to - 1] + 1,
        "repeats the system prompt");
  }

  /** Hashes of all runs of eight words. */
  private static List<Long> runs(String text) {
    List<Long> words = new ArrayList<>();
    long hash = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (letter) {
        hash = hash * BASE + text.charAt(i) + 1;
      } else if (hash != 0) {
        words.add(hash);
        hash = 0;
      }
    }
    List<Long> runs = new ArrayList<>();
    for (int i = 0; i + WORDS <= words.size(); i++) {
      long run = 0;
      for (int j = i; j < i + WORDS; j++) {
        run = Long.rotateLeft(run, 7) * BASE + words.get(j);
      }
      runs.add(run);
    }
    return runs;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= BASE;
    }
    return power;
  }

  /** A text in lower case with single spaces, and where each character came from. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Squeezed(String text, int[] places) {}

  private static Squeezed squeeze(String text) {
    var out = new StringBuilder(text.length());
    int[] places = new int[text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = Character.isWhitespace(c);
      if (space && (out.isEmpty() || out.charAt(out.length() - 1) == ' ')) {
        continue;
      }
      places[out.length()] = i;
      out.append(space ? ' ' : Character.toLowerCase(c));
    }
    return new Squeezed(out.toString(), places);
  }
}
