package io.ledgerline.inspection.token;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Hides the values that were found in a conversation. A value found in message k is replaced at
 * every exact occurrence in message k and later, what a model wrote included, and in no earlier
 * message; so what is sent of a message depends on that message and those before it, and is the
 * same on every later turn. An occurrence is exact also where it is escaped as text inside of a
 * JSON string is.
 *
 * <p>Use: {@link #add} every passage, {@link #found} every finding, {@link #settle} once, then ask
 * for {@link #stands}. Not thread-safe.
 */
public final class Hiding {
  /** The most values of one request. */
  public static final int MOST_VALUES = HiddenValues.MOST;

  /**
   * How many bytes may be compared with values: so many, and so many for each byte of text. A value
   * that repeats itself is nearly found at each of its beginnings, over its whole length.
   */
  private static final long MOST_COMPARED = 100_000_000;

  private static final int MOST_COMPARED_PER_BYTE = 32;

  private final TokenMint mint;
  private final List<Passage> passages = new ArrayList<>();
  private final List<List<Site>> sites = new ArrayList<>();
  private final List<List<Site>> resolved = new ArrayList<>();
  private final List<Issued> known = new ArrayList<>(0);
  private final HiddenValues values = new HiddenValues();
  private int found;
  private boolean settled;

  /** How many bytes may still be compared. */
  private long left = MOST_COMPARED;

  /** Hides nothing yet. */
  public Hiding(TokenMint mint) {
    this.mint = mint;
  }

  /**
   * A token that was issued before and whose value the request may not hold, as in a conversation
   * that the upstream keeps. To be called before {@link #settle}.
   */
  public void known(Issued issued) {
    known.add(issued);
  }

  /** Takes a passage in; its number, counting from 0. */
  public int add(Passage passage) {
    passages.add(passage);
    values.look(passage);
    left += (long) MOST_COMPARED_PER_BYTE * (passage.end() - passage.start());
    sites.add(new ArrayList<>(0));
    return passages.size() - 1;
  }

  /**
   * A value to hide. Findings of one passage may overlap; what they cover together is then one.
   *
   * @param number the passage's number
   * @param start offset of its first byte in the passage's array
   * @param end offset behind its last byte
   */
  public void found(int number, int start, int end, String type, Substitute how) {
    Passage passage = passages.get(number);
    if (start < passage.start() || end <= start || end > passage.end()) {
      throw new IllegalArgumentException(
          "finding: %d..%d (expected: within %d..%d)"
              .formatted(start, end, passage.start(), passage.end()));
    }
    sites.get(number).add(new Site(start, end, type, how));
    found++;
  }

  /**
   * Decides what is replaced and by what.
   *
   * @throws TooManyValuesException with more than {@link #MOST_VALUES}
   * @throws TooRepetitiveException where values repeat themselves so much that it takes too long
   */
  public void settle() {
    if (settled) {
      throw new IllegalStateException("settled before (expected: once)");
    }
    settled = true;
    passages.forEach(_ -> resolved.add(List.of()));
    if (found == 0 && known.isEmpty()) {
      return;
    }
    known.forEach(this::again);
    List<Integer> order = new ArrayList<>(passages.size());
    for (int i = 0; i < passages.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> passages.get(i).message()));
    for (int from = 0; from < order.size(); ) {
      int to = from;
      int message = passages.get(order.get(from)).message();
      while (to < order.size() && passages.get(order.get(to)).message() == message) {
        to++;
      }
      message(order.subList(from, to));
      from = to;
    }
    new Minting(
            mint,
            passages,
            values.all().stream().filter(each -> each.isWanted() && each.isMade()).toList())
        .run();
  }

  /** What stands in for what in a passage, in order and never overlapping. */
  public List<Stand> stands(int number) {
    Passage passage = passages.get(number);
    List<Site> places = resolved.get(number);
    var stands = new ArrayList<Stand>(places.size());
    for (Site place : places) {
      Hidden what = values.get(passage.copy(place.start(), place.end()));
      stands.add(new Stand(place.start(), place.end(), what.with(), what.isToken()));
    }
    return stands;
  }

  /** How many places are replaced in all passages. */
  public int places() {
    return resolved.stream().mapToInt(List::size).sum();
  }

  /** The tokens that may come back. */
  public IssuedTokens issued() {
    var all = new ArrayList<Issued>();
    for (Hidden one : values.all()) {
      if (one.isToken() && one.isWanted() && !one.isEncoded()) {
        all.add(new Issued(one.type, one.with(), one.value, one.wholeWord()));
      }
    }
    var places = new StoodAt();
    var verbatim = new HashSet<String>();
    for (int i = 0; i < passages.size(); i++) {
      if (!resolved.get(i).isEmpty()) {
        List<Stand> stands = stands(i);
        places.add(passages.get(i), stands);
        Verbatim.in(passages.get(i), stands, verbatim);
      }
    }
    return IssuedTokens.of(all, mint.form(), places, verbatim);
  }

  private void again(Issued issued) {
    Hidden same = values.find(issued.value());
    if (same == null) {
      var how = new Substitute.Token(TokenShape.WORD);
      values.add(new Hidden(issued.value(), issued.type(), how, -1, issued.token()));
    } else {
      same.used |= same.isSpelled();
    }
  }

  /** All values of a message are known before any of its passages is gone through. */
  private void message(List<Integer> numbers) {
    for (int number : numbers) {
      var depths = new StringDepths(passages.get(number));
      sites.get(number).sort(Comparator.comparingInt(Site::start));
      sites.get(number).forEach(site -> hide(depths, site));
    }
    boolean again = true;
    while (again) {
      again = false;
      for (int number : numbers) {
        again |= resolve(number);
      }
    }
  }

  /** Whether more became known of values, so that the message must be gone through again. */
  private boolean resolve(int number) {
    Passage passage = passages.get(number);
    var all = new ArrayList<>(sites.get(number));
    occurrences(passage, all);
    List<Site> places = Site.merged(all);
    boolean news = false;
    var depths = new StringDepths(passage);
    for (int i = 0; i < places.size(); i++) {
      int from = i == 0 ? passage.start() : places.get(i - 1).end();
      boolean last = i == places.size() - 1;
      int to = last ? passage.end() : places.get(i + 1).start();
      Hidden one = hide(depths, places.get(i));
      one.used = true;
      news |= free(one, passage, new Surroundings(from, to, last), places.get(i));
    }
    resolved.set(number, places);
    return news;
  }

  /** The text between the places on either side, all that will still stand beside a token. */
  private record Surroundings(int from, int to, boolean last) {}

  /** Where what was found is another value encoded, that one is hidden. */
  private Hidden hide(StringDepths depths, Site site) {
    Passage passage = depths.passage();
    byte[] value = passage.copy(site.start(), site.end());
    Hidden one = values.find(value);
    if (one == null) {
      var meant = OwnSpelling.by(value, depths, site.start());
      one = meant == null ? null : values.encoded(value, meant, site, passage.message());
    }
    if (one == null) {
      one = new Hidden(value, site.type(), site.how(), passage.message());
      values.add(one);
    }
    return one;
  }

  /** A value that stands inside a word once is looked for inside words from then on. */
  private static boolean free(Hidden one, Passage passage, Surroundings around, Site site) {
    Hidden edges = one.edges();
    if (passage.message() >= edges.freeFrom || alone(passage, around, site, one.value)) {
      return false;
    }
    edges.freeFrom = passage.message();
    return true;
  }

  private void occurrences(Passage passage, List<Site> into) {
    spend(passage.end() - passage.start());
    byte[] text = passage.utf8();
    for (int at = passage.start(); at < passage.end(); ) {
      int end = values.begins().startsWith(text[at]) ? longest(passage, at) : ByteTrie.NONE;
      if (end == ByteTrie.NONE) {
        at++;
      } else {
        Hidden what = values.get(passage.copy(at, end));
        into.add(new Site(at, end, what.type, what.how));
        at = end;
      }
    }
  }

  private void spend(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw new TooRepetitiveException(MOST_COMPARED);
    }
  }

  private int longest(Passage passage, int at) {
    spend(0);
    byte[] text = passage.utf8();
    ByteTrie begun = values.begins();
    int end = ByteTrie.NONE;
    int node = ByteTrie.ROOT;
    for (int i = at; i < passage.end(); i++) {
      node = begun.step(node, text[i]);
      left--;
      if (node == ByteTrie.NONE) {
        break;
      }
      int number = begun.ends(node);
      if (number != ByteTrie.NONE && holds(passage, at, i + 1, values.all().get(number))) {
        end = i + 1;
      }
    }
    return end;
  }

  private static boolean holds(Passage passage, int start, int end, Hidden one) {
    if (one.from > passage.message() || one.edges().freeFrom <= passage.message()) {
      return one.from <= passage.message();
    }
    var site = new Site(start, end, one.type, one.how);
    return alone(passage, whole(passage), site, one.value);
  }

  private static Surroundings whole(Passage passage) {
    return new Surroundings(passage.start(), passage.end(), true);
  }

  private static boolean alone(Passage passage, Surroundings around, Site site, byte[] value) {
    byte[] text = passage.utf8();
    return (!Edge.opensWord(value) || Edge.before(text, around.from, site.start()) == Edge.YES)
        && (!Edge.closesWord(value)
            || Edge.after(text, site.end(), around.to, around.last) == Edge.YES);
  }
}
