package io.ledgerline.inspection.scan;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of illnesses, medicines, procedures and laboratory values that only the classification
 * knows ({@code classify/health.txt}). They have no {@link WordClass}, so that rules about names
 * and places, and what was learnt of these, see the same words as without them; the {@link
 * Vocabulary} only says that one may begin. Immutable.
 */
public final class HealthTerms {
  private static final String FILE = "/io/ledgerline/inspection/classify/health.txt";
  private static final Pattern SPACES = Pattern.compile("[ '’._-]+");
  private static final int MOST_WORDS = 4;
  private static final HealthTerms STANDARD = new HealthTerms();

  private final Set<Long> first = new HashSet<>();

  /** What longer terms begin with. */
  private final Hashes heads;

  private final Hashes terms;

  private HealthTerms() {
    var begun = new HashSet<Long>();
    var whole = new HashSet<Long>();
    var lists = WordLists.beside(HealthTerms.class, FILE);
    for (String name : lists.names()) {
      lists.list(name).forEach(term -> add(term, begun, whole));
    }
    heads = hashes(begun);
    terms = hashes(whole);
  }

  private static Hashes hashes(Set<Long> some) {
    return new Hashes(some.stream().mapToLong(Long::longValue).toArray());
  }

  private void add(String term, Set<Long> begun, Set<Long> whole) {
    String[] words = SPACES.split(term);
    long hash = Fold.hash(words[0]);
    first.add(hash);
    for (int i = 1; i < words.length; i++) {
      begun.add(hash);
      hash = Fold.phrase(hash, Fold.hash(words[i]));
    }
    whole.add(hash);
  }

  /** The terms that come with Ledgerline. */
  public static HealthTerms standard() {
    return STANDARD;
  }

  /** Hashes of the words that terms begin with. */
  Set<Long> first() {
    return first;
  }

  /** How many tokens the longest term has that begins with a token; 0 for none. */
  public int at(Text text, int token) {
    long hash = text.hash(token);
    int longest = terms.has(hash) ? 1 : 0;
    for (int more = 1; more < MOST_WORDS && text.has(token + more); more++) {
      if (!heads.has(hash)) {
        return longest;
      }
      hash = Fold.phrase(hash, text.hash(token + more));
      longest = terms.has(hash) ? more + 1 : longest;
    }
    return longest;
  }
}
