package io.ledgerline.inspection.token;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values back into one text that comes in pieces, split anywhere. Bytes that are no token
 * go through as they are; of what came, only what may still become a token is held back, at most
 * one token and one escape long, or a token in the host of an address with the rest of that host. A
 * token that was not issued, or was altered, stays and is counted. Not thread-safe.
 */
public final class Restorer {
  private static final int CONTEXT = 8;
  private static final byte[] NOTHING = {};

  private final IssuedTokens issued;
  private final ByteTrie tokens;
  private final Level level;
  private final Unescaper outer = new Unescaper();
  private final JsonText text;
  private final Strays strays;
  private final @Nullable Destinations destinations;
  private byte[] work = new byte[64];
  private int context;
  private int end;
  private int restored;
  private int kept;

  /** How the pieces are escaped, and values must be. */
  public enum Level {
    /** Text as it is. */
    PLAIN,
    /** The inside of a JSON string. */
    JSON,
    /** JSON, of which the pieces are the inside of a JSON string: streamed tool arguments. */
    JSON_IN_JSON
  }

  /** Begins one text, in which tokens are restored wherever they stand. */
  public Restorer(IssuedTokens issued, Level level) {
    this(issued, level, null);
  }

  /**
   * Begins one text that people read, whose addresses their programs fetch and open.
   *
   * @param hosts in whose addresses values may stand, in lower case; their sub-domains too. In
   *     addresses of others a token stays, unless the request had its value beside the same host.
   */
  public static Restorer ofShown(IssuedTokens issued, Level level, Set<String> hosts) {
    return new Restorer(issued, level, new Destinations(hosts, issued, level != Level.PLAIN));
  }

  private Restorer(IssuedTokens issued, Level level, @Nullable Destinations destinations) {
    this.issued = issued;
    this.tokens = issued.trie(level);
    this.level = level;
    this.strays = new Strays(issued);
    this.text = level == Level.JSON_IN_JSON ? JsonText.document() : JsonText.begin();
    this.destinations = destinations;
  }

  /** Takes the next piece; what can go on, and the piece itself where nothing changed. */
  public byte[] feed(byte[] bytes, int from, int to) {
    append(bytes, from, to);
    return run(false);
  }

  /** Ends the text; what was held back. */
  public byte[] finish() {
    byte[] rest = run(true);
    strays.end();
    return rest;
  }

  /** How many tokens were replaced by their values. */
  public int restored() {
    return restored;
  }

  /** How many tokens were left as they are, because their values would have left in an address. */
  public int kept() {
    return kept;
  }

  /** How many tokens were seen that were altered or made up, or belong elsewhere. */
  public int strays() {
    return strays.count();
  }

  private void append(byte[] bytes, int from, int to) {
    int needed = end + to - from;
    if (needed > work.length) {
      work = Arrays.copyOf(work, Math.max(needed, work.length * 2));
    }
    System.arraycopy(bytes, from, work, end, to - from);
    end = needed;
  }

  private byte[] run(boolean last) {
    var out = new ByteArrayOutputStream(end - context + 32);
    int at = context;
    while (at < end) {
      if (!tokens.startsWith(work[at])) {
        pass(at++, out);
        continue;
      }
      int next = token(at, last, out);
      if (next < 0) {
        break;
      }
      at = next;
    }
    keep(at);
    return out.size() == 0 ? NOTHING : out.toByteArray();
  }

  /** Where it goes on after what begins at {@code at}; -1 when more bytes must decide. */
  private int token(int at, boolean last, ByteArrayOutputStream out) {
    int found = ByteTrie.NONE;
    int foundEnd = at;
    int node = ByteTrie.ROOT;
    int i = at;
    while (i < end && node != ByteTrie.NONE) {
      node = tokens.step(node, work[i]);
      if (node != ByteTrie.NONE) {
        i++;
        int number = tokens.ends(node);
        if (number != ByteTrie.NONE) {
          found = number;
          foundEnd = i;
        }
      }
    }
    if (node != ByteTrie.NONE && !tokens.isLeaf(node) && !last) {
      return -1;
    }
    if (found == ByteTrie.NONE) {
      pass(at, out);
      return at + 1;
    }
    return switch (allowed(found, at, foundEnd, last)) {
      case MORE -> -1;
      case NO -> {
        pass(at, out);
        yield at + 1;
      }
      case YES -> settled(issued.at(found), at, foundEnd, last, out);
    };
  }

  /** Restores a token, or leaves it where its value would go to a host that nobody allowed. */
  private int settled(Issued found, int at, int end, boolean last, ByteArrayOutputStream out) {
    Edge may =
        destinations == null ? Edge.YES : destinations.allow(found, work, end, this.end, last);
    if (may == Edge.MORE) {
      return -1;
    }
    byte[] value = may == Edge.YES ? written(found) : found.token();
    for (int b = at; b < end; b++) {
      reads(work[b]);
    }
    if (destinations != null) {
      destinations.stands(found, may == Edge.YES);
    }
    strays.cut();
    if (may == Edge.YES) {
      out.writeBytes(value);
      restored++;
    } else {
      out.write(work, at, end - at);
      kept++;
    }
    return end;
  }

  private Edge allowed(int number, int from, int to, boolean last) {
    byte[] value = issued.value(number);
    if (level == Level.JSON_IN_JSON && text.depth() == 0 && !isNumber(value)) {
      return Edge.NO;
    }
    if (!issued.at(number).wholeWord()) {
      return Edge.YES;
    }
    if (Edge.opensWord(value) && Edge.before(work, 0, from) != Edge.YES) {
      return Edge.NO;
    }
    return Edge.closesWord(value) ? Edge.after(work, to, end, last) : Edge.YES;
  }

  /** Whether a value may stand where a number does. */
  private static boolean isNumber(byte[] value) {
    for (byte b : value) {
      if (!TokenShape.isDigit(b)) {
        return false;
      }
    }
    return true;
  }

  private void pass(int at, ByteArrayOutputStream out) {
    out.write(work[at]);
    strays.next(work[at]);
    if (destinations != null) {
      destinations.next(work[at]);
    }
    reads(work[at]);
  }

  private void reads(byte b) {
    int said = level == Level.PLAIN ? b & 0xFF : outer.next((char) (b & 0xFF));
    if (said != Unescaper.NONE) {
      text.next((char) said);
    }
  }

  /** Keeps a few bytes before {@code at}, which edges look at, and all from there on. */
  private void keep(int at) {
    int from = Math.max(0, at - CONTEXT);
    System.arraycopy(work, from, work, 0, end - from);
    end -= from;
    context = at - from;
  }

  /** The value as it is written where the token begins. */
  private byte[] written(Issued found) {
    if (found.isEscaped()) {
      return found.value();
    }
    int own = level == Level.JSON_IN_JSON ? 1 : 0;
    int around = issued.verbatim(found) ? 0 : Math.max(0, text.depth() - own);
    byte[] value = Escapes.in(around, found.value());
    return switch (level) {
      case PLAIN -> value;
      case JSON -> Escapes.inside(value);
      case JSON_IN_JSON -> Escapes.inside(Escapes.inside(value));
    };
  }
}
