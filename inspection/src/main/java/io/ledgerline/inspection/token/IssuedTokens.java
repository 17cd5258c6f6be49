package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tokens of one request, to be found again in its answer. Immutable and safe for use by many
 * threads.
 */
public final class IssuedTokens {
  /** Of a request in which nothing was replaced. */
  public static final IssuedTokens NONE =
      new IssuedTokens(List.of(), new TokenForm((_, _) -> new byte[32]), new StoodAt(), Set.of());

  private final List<Issued> all;
  private final List<Issued> written = new ArrayList<>();

  /** The values of these as the request had them, whose edges count. */
  private final List<byte[]> values = new ArrayList<>();

  /** By how many strings of JSON a text may be inside of; one and the same where it is all one. */
  private final List<ByteTrie> tries;

  private final Set<String> words = new LinkedHashSet<>();
  private final TokenForm form;
  private final StoodAt places;
  private final Set<String> verbatim;

  private IssuedTokens(List<Issued> all, TokenForm form, StoodAt places, Set<String> verbatim) {
    this.places = places;
    this.verbatim = Set.copyOf(verbatim);
    this.all = List.copyOf(all);
    this.form = form;
    boolean escaped = all.stream().anyMatch(Issued::isEscaped);
    int levels = Restorer.Level.values().length;
    this.tries =
        escaped
            ? Stream.generate(() -> new ByteTrie(true)).limit(levels).toList()
            : Collections.nCopies(levels, new ByteTrie(true));
    for (Issued one : all) {
      if (one.isEscaped()) {
        writeEscaped(one);
        continue;
      }
      write(one);
      if (OwnSpelling.isSpelled(one.token())) {
        continue;
      }
      addWord(one);
      if (PercentEncoding.changes(one.token())) {
        byte[] percent = PercentEncoding.of(one.token());
        write(new Issued(one.type(), percent, PercentEncoding.of(one.value()), one.wholeWord()));
      }
    }
  }

  /**
   * Of a request.
   *
   * @param verbatim tokens whose values stood in the request otherwise than JSON around them has it
   */
  static IssuedTokens of(List<Issued> all, TokenForm form, StoodAt places, Set<String> verbatim) {
    return all.isEmpty() ? NONE : new IssuedTokens(all, form, places, verbatim);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Each with its value, in the order in which they were issued. */
  public List<Issued> all() {
    return all;
  }

  /** Whether the request had the value of a token in an address of that host. */
  boolean stoodAt(String authority, byte[] token) {
    return places.holds(authority, token);
  }

  /** Whether a value comes back as it is, whatever is around its token. */
  boolean verbatim(Issued one) {
    return !verbatim.isEmpty() && verbatim.contains(new String(one.token(), US_ASCII));
  }

  ByteTrie trie(Restorer.Level level) {
    return tries.get(level.ordinal());
  }

  Issued at(int number) {
    return written.get(number);
  }

  /** The value of the same as the request had it, whatever strings it is inside of now. */
  byte[] value(int number) {
    return values.get(number);
  }

  TokenForm.Kind kind(String run) {
    for (String word : words) {
      TokenForm.Kind kind = form.kind(run, word);
      if (kind != TokenForm.Kind.OTHER) {
        return kind;
      }
    }
    return TokenForm.Kind.OTHER;
  }

  private void write(Issued one) {
    tries.forEach(trie -> trie.add(one.token(), written.size()));
    written.add(one);
    values.add(one.value());
  }

  /** Escaped once more for each string around a text, or for fewer where it is JSON itself. */
  private void writeEscaped(Issued one) {
    Issued inside = one;
    for (int strings = 0; strings < tries.size(); strings++) {
      for (ByteTrie trie : tries.subList(strings, tries.size())) {
        trie.add(inside.token(), written.size());
      }
      written.add(inside);
      values.add(one.value());
      inside = inside.inside();
    }
  }

  /** The word that tokens of its kind begin with, where it is made of one. */
  private void addWord(Issued one) {
    String token = new String(one.token(), US_ASCII).toLowerCase(Locale.ROOT);
    int letters = run(token, 0, false);
    String word = token.substring(0, letters);
    if (form.kind(token.substring(0, run(token, letters, true)), word) == TokenForm.Kind.GENUINE) {
      words.add(word);
    }
  }

  private static int run(String token, int from, boolean digits) {
    int end = from;
    while (end < token.length()
        && (Character.isLetter(token.charAt(end))
            || digits && Character.isDigit(token.charAt(end)))) {
      end++;
    }
    return end;
  }
}
