package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Layer;
import io.ledgerline.inspection.normalise.MappedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks in data for requests and questions that have nothing to do with it: orders to write,
 * explain or do something, put to a reader that mails and pages do not have. What counts is the
 * form of the sentence, whether it stands apart, and whether its words occur in the text around it.
 * Fed run by run; not thread-safe.
 */
final class Requests {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 48;
  private static final int BUCKETS = 1 << 14;
  private static final int MOST = 64;

  /** Words around a request without which there is nothing it could be foreign to. */
  private static final int SURROUNDINGS = 10;

  /** A sentence that asks for something. */
  private record Request(int from, int to, int score, int words) {}

  private static final long MY = Lexicon.hash("my");
  private static final long USERS = Lexicon.hash("user's");

  private final RequestClasses classes;
  private final MappedText text;
  private final Sentences bounds;
  private final Manner manner;
  private final List<Request> found = new ArrayList<>();

  /** How often words of the run occur, once it was asked for. */
  private final byte[] bag;

  private boolean filled;
  private int words;
  private int sentences;
  private int orders;

  /**
   * Looks for requests in a text.
   *
   * @param bag room of {@link #bag()} that nobody else uses during a call
   */
  Requests(RequestClasses classes, MappedText text, Sentences bounds, Manner manner, byte[] bag) {
    this.classes = classes;
    this.text = text;
    this.bounds = bounds;
    this.manner = manner;
    this.bag = bag;
  }

  /** Room to count words in. */
  static byte[] bag() {
    return new byte[BUCKETS];
  }

  /** Reads the new sentences of a run. */
  void read(Tokens tokens, boolean last) {
    words += tokens.count - tokens.repeated;
    filled = false;
    int from = tokens.repeated;
    while (from < tokens.count) {
      int to = bounds.end(tokens, from);
      sentences++;
      int first = opener(tokens, from, to);
      if (first >= 0 && to - from <= LONGEST && to - from >= SHORTEST) {
        weigh(tokens, from, first, to, last && to == tokens.count);
      }
      from = to;
    }
  }

  /** Adds a signal for each request that stays foreign when the whole text is known. */
  void report(Layer layer, Signals signals) {
    boolean manual = orders >= 3 && orders * 4 >= sentences;
    for (Request request : found) {
      boolean alone = words - request.words() < SURROUNDINGS;
      int score = request.score() - (manual ? 150 : 0) - (alone ? 150 : 0);
      if (score > 200) {
        signals.add(
            Technique.OFF_TASK,
            Math.min(score, 800),
            layer,
            text,
            request.from(),
            request.to(),
            "asks for something that has nothing to do with the data it stands in");
      }
    }
  }

  /** The word that asks, past a "please"; -1 if the sentence asks for nothing. */
  private int opener(Tokens tokens, int from, int to) {
    int at = from;
    long meant = classes.must | classes.you | classes.task;
    while (at < Math.min(to, from + 3)
        && (tokens.bits[at] & classes.please) != 0
        && (tokens.bits[at] & meant) == 0) {
      at++;
    }
    if (at >= to || isAssigned(tokens.end[at])) {
      return -1;
    }
    long bits = tokens.bits[at];
    long asks = classes.question | classes.produce | classes.task | classes.alter | classes.aux;
    return (bits & (asks | classes.act)) != 0 ? at : -1;
  }

  /** {@code name=Jane Doe}: the name of a field, and no verb. */
  private boolean isAssigned(int behind) {
    return behind < text.length() && text.charAt(behind) == '=';
  }

  private void fill(Tokens tokens) {
    Arrays.fill(bag, (byte) 0);
    for (int i = 0; i < tokens.count; i++) {
      if (classes.isContent(tokens, i)) {
        int at = bucket(tokens.hash[i]);
        bag[at] = (byte) Math.min(100, bag[at] + 1);
      }
    }
  }

  private static int bucket(long hash) {
    return (int) (hash ^ hash >>> 29 ^ hash >>> 47) & BUCKETS - 1;
  }

  private void weigh(Tokens tokens, int from, int first, int to, boolean endsText) {
    boolean asked = bounds.asks(tokens, to);
    int score = base(tokens, first, to, asked);
    if (score <= 0) {
      return;
    }
    orders += classes.onlyActs(tokens.bits[first]) ? 0 : 1;
    boolean opensLine =
        (tokens.flags[from] & Tokens.LINE) != 0 || bounds.opensField(tokens.start[from]);
    boolean closesLine =
        (to == tokens.count ? endsText : (tokens.flags[to] & Tokens.LINE) != 0)
            || bounds.closesField(tokens.end[to - 1]);
    score += opensLine && closesLine ? 120 : 0;
    score += opensLine && closesLine && (tokens.start[from] == 0 || endsText) ? 60 : 0;
    score -= bulleted(tokens.start[from]) ? 150 : 0;
    if (!filled) {
      fill(tokens);
      filled = true;
    }
    score += content(tokens, from, first, to);
    score += reach(tokens, from, first, to);
    score += Thresholds.secondOpinionOfRequest(manner.odds(tokens, from, to, asked));
    keep(new Request(tokens.start[from], tokens.end[to - 1], score, to - from));
  }

  /** Keeps the heaviest, so that many harmless questions do not hide one that is not. */
  private void keep(Request request) {
    if (found.size() < MOST) {
      found.add(request);
      return;
    }
    int lightest = 0;
    for (int i = 1; i < MOST; i++) {
      lightest = found.get(i).score() < found.get(lightest).score() ? i : lightest;
    }
    if (request.score() > found.get(lightest).score()) {
      found.set(lightest, request);
    }
  }

  private int base(Tokens tokens, int first, int to, boolean asked) {
    long bits = tokens.bits[first];
    if ((bits & classes.aux) != 0) {
      boolean you = first + 1 < to && (tokens.bits[first + 1] & classes.you) != 0;
      return you && asked && first + 2 < to ? classes.asksFor(tokens.bits[first + 2]) : 0;
    }
    if ((bits & classes.produce) != 0) {
      return 340;
    }
    if ((bits & classes.question) != 0) {
      return asked ? 330 : 0;
    }
    return (bits & classes.task) != 0 ? 260 : 200;
  }

  private int content(Tokens tokens, int from, int first, int to) {
    int generic = 0;
    int business = 0;
    int mine = 0;
    int yours = 0;
    int answer = 0;
    int content = 0;
    int shared = 0;
    boolean acts = (tokens.bits[first] & classes.act) != 0;
    for (int i = from; i < to; i++) {
      long bits = tokens.bits[i];
      generic += i > first && (bits & classes.generic) != 0 ? 1 : 0;
      business += (bits & classes.business) != 0 ? 1 : 0;
      boolean owner = acts && tokens.hash[i] == MY;
      mine += !owner && (bits & classes.firstPerson) != 0 ? 1 : 0;
      yours += i > first + 1 && (bits & classes.you) != 0 ? 1 : 0;
      answer += (bits & classes.answer) != 0 ? 1 : 0;
      if (classes.isContent(tokens, i) && i != first) {
        content++;
        shared += bag[bucket(tokens.hash[i])] > occurrences(tokens, from, to, i) ? 1 : 0;
      }
    }
    int score = Math.min(2, generic) * 120 - Math.min(2, business) * 120;
    score -= mine > 0 && (tokens.bits[first] & classes.task) == 0 ? 80 : 0;
    score -= yours > 0 && answer == 0 ? 100 : 0;
    score += content == 0 ? 0 : shared == 0 ? 100 : -250 * shared / content;
    return score;
  }

  /**
   * How far an act reaches beyond the text: to what belongs to the reader, and to somebody else's
   * address, account or number.
   */
  private int reach(Tokens tokens, int from, int first, int to) {
    long asked = tokens.bits[first];
    if ((asked & classes.aux) != 0 && first + 2 < to) {
      asked = tokens.bits[first + 2];
    }
    if ((asked & classes.act) == 0) {
      return 0;
    }
    boolean asset = false;
    boolean owned = false;
    boolean addressed = false;
    for (int i = from; i < to; i++) {
      asset |= (tokens.bits[i] & classes.asset) != 0;
      owned |= i > first + 1 && isOwn(tokens, i, to);
      addressed |= isAddress(tokens, i);
    }
    return (asset ? 100 : 0) + (asset && owned ? 100 : 0) + (addressed ? 120 : 0);
  }

  /** Whether it is "my", or "the" before a "user's", and a thing follows. */
  private boolean isOwn(Tokens tokens, int at, int to) {
    return at + 1 < to && (tokens.hash[at] == MY || tokens.hash[at] == USERS);
  }

  /** Whether it holds four digits or more, or stands behind the sign of an address. */
  private boolean isAddress(Tokens tokens, int at) {
    int start = tokens.start[at];
    if (start > 0 && text.charAt(start - 1) == '@') {
      return true;
    }
    int digits = 0;
    for (int i = start; i < tokens.end[at] && i < start + 8; i++) {
      digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
    }
    return digits >= 4;
  }

  private static int occurrences(Tokens tokens, int from, int to, int word) {
    int times = 0;
    for (int i = from; i < to; i++) {
      times += bucket(tokens.hash[i]) == bucket(tokens.hash[word]) ? 1 : 0;
    }
    return times;
  }

  /** Whether a dash, a number or another bullet stands before it on its line. */
  private boolean bulleted(int at) {
    for (int i = at - 1; i >= 0 && i > at - 4 && text.charAt(i) != '\n'; i--) {
      char c = text.charAt(i);
      if (c == '-' || c == '*' || c == '\u2022' || c == ')' || c == '#') {
        return true;
      }
    }
    return false;
  }
}
