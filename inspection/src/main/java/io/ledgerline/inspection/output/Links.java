package io.ledgerline.inspection.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds addresses in an answer that carry data to hosts outside an allow-list. Images count from
 * the first query parameter, because they are fetched without a click; links count when the address
 * holds more than a reader would expect. Linear in the answer. Immutable and thread-safe.
 */
public final class Links {
  /** Query characters from which a link carries data. */
  private static final int LONG_QUERY = 48;

  /** Length of a path segment or host label that is more likely data than a name. */
  private static final int LONG_SEGMENT = 40;

  private static final int LONGEST = 8192;

  private final Set<String> allowed;

  /**
   * Links for one tenant.
   *
   * @param allowedHosts hosts that may be linked with data, in lower case; their sub-domains too
   */
  public Links(Set<String> allowedHosts) {
    allowed = Set.copyOf(allowedHosts);
  }

  /** Every address that carries data to a host that is not allowed. */
  public List<OutputFinding> find(String answer) {
    List<OutputFinding> found = new ArrayList<>();
    int at = 0;
    while (at >= 0) {
      at = answer.indexOf(':', at);
      if (at < 0) {
        break;
      }
      int begin = schemeStart(answer, at);
      int protocolRelative = begin < 0 ? -1 : at + 1;
      if (begin >= 0 && answer.startsWith("//", protocolRelative)) {
        at = address(answer, begin, at + 3, found);
      } else {
        at++;
      }
    }
    return found;
  }

  private static int schemeStart(String answer, int colon) {
    for (String scheme : new String[] {"https", "http", "ftp", "wss", "ws"}) {
      int begin = colon - scheme.length();
      if (begin >= 0 && answer.regionMatches(true, begin, scheme, 0, scheme.length())) {
        return begin;
      }
    }
    return -1;
  }

  private int address(String answer, int begin, int authority, List<OutputFinding> found) {
    int end = authority;
    int most = Math.min(answer.length(), authority + LONGEST);
    while (end < most && !isDelimiter(answer.charAt(end))) {
      end++;
    }
    int pathStart = authority;
    while (pathStart < end && "/?#".indexOf(answer.charAt(pathStart)) < 0) {
      pathStart++;
    }
    String host = host(answer.substring(authority, pathStart));
    boolean image = isImage(answer, begin);
    if (!isAllowed(host) && carriesData(host, answer.substring(pathStart, end), image)) {
      found.add(
          new OutputFinding(
              image ? OutputFinding.Kind.EXFILTRATING_IMAGE : OutputFinding.Kind.EXFILTRATING_LINK,
              begin,
              end,
              image
                  ? "shows an image whose address carries data to a foreign host"
                  : "links to a foreign host with data in the address"));
    }
    return end;
  }

  private static boolean isDelimiter(char c) {
    return c <= ' ' || c == ')' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`';
  }

  private static String host(String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    return colon > 0 && !host.endsWith("]") ? host.substring(0, colon) : host;
  }

  private boolean isAllowed(String host) {
    String name = host;
    while (true) {
      if (allowed.contains(name)) {
        return true;
      }
      int dot = name.indexOf('.');
      if (dot < 0) {
        return false;
      }
      name = name.substring(dot + 1);
    }
  }

  private static boolean carriesData(String host, String rest, boolean image) {
    if (rest.indexOf('{') >= 0 || rest.contains("%7B") || rest.contains("%7b")) {
      return true;
    }
    int query = rest.indexOf('?');
    int fragment = query < 0 ? rest.indexOf('#') : -1;
    int tail =
        query >= 0 ? rest.length() - query - 1 : fragment >= 0 ? rest.length() - fragment : 0;
    if (image ? tail > 0 && rest.indexOf('=', query + 1) > 0 : tail >= LONG_QUERY) {
      return true;
    }
    return hasLongPiece(host, '.')
        || hasLongPiece(query < 0 ? rest : rest.substring(0, query), '/');
  }

  /** Whether a piece is long and of one run of letters and digits, as encoded data is. */
  private static boolean hasLongPiece(String text, char separator) {
    int run = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean data = c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '=' || c == '+';
      run = data && c != separator ? run + 1 : 0;
      digits = run == 0 ? 0 : digits + (Character.isUpperCase(c) || Character.isDigit(c) ? 1 : 0);
      if (run >= LONG_SEGMENT && digits > 0) {
        return true;
      }
    }
    return false;
  }

  /** {@code ![..](}, {@code <img src="}, {@code url(}: what is fetched when the answer is shown. */
  private static boolean isImage(String answer, int begin) {
    int from = Math.max(0, begin - 256);
    String before = answer.substring(from, begin);
    int open = before.lastIndexOf("](");
    if (open >= 0 && open + 2 == before.stripTrailing().length()) {
      int bracket = before.lastIndexOf("![", open);
      return bracket >= 0 && before.indexOf(']', bracket) == open;
    }
    int tag = before.lastIndexOf('<');
    String lower = before.substring(Math.max(0, tag)).toLowerCase(Locale.ROOT);
    if (tag >= 0 && lower.indexOf('>') < 0) {
      return lower.startsWith("<img")
          || lower.startsWith("<image")
          || lower.startsWith("<iframe")
          || lower.startsWith("<link")
          || lower.startsWith("<source")
          || lower.startsWith("<video");
    }
    return lower.endsWith("url(") || isReference(before);
  }

  /** {@code [id]: address}, which an image further up may use. */
  private static boolean isReference(String before) {
    String line = before.substring(before.lastIndexOf('\n') + 1).strip();
    return line.startsWith("[") && line.endsWith("]:");
  }
}
