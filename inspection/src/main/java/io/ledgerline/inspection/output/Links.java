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

  /** How far before an address it is looked what it is the address of. */
  private static final int LOOK_BACK = 256;

  private static final String[] SCHEMES = {"https", "http", "ftp", "wss", "ws"};

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
    for (int at = 0; at < answer.length(); ) {
      char c = answer.charAt(at);
      int begin = c == ':' ? schemeStart(answer, at) : isWithoutScheme(answer, at) ? at : -1;
      int authority = begin < 0 ? begin : slashes(answer, c == ':' ? at + 1 : at);
      boolean leads = authority > at + 1 || authority == at + 1 && c != ':';
      at = leads ? address(answer, begin, authority, found) : at + 1;
    }
    return found;
  }

  private static int schemeStart(String answer, int colon) {
    for (String scheme : SCHEMES) {
      int begin = colon - scheme.length();
      if (begin >= 0 && answer.regionMatches(true, begin, scheme, 0, scheme.length())) {
        return begin;
      }
    }
    return -1;
  }

  /** Whether two slashes stand there, of either kind, where an address and nothing else does. */
  private static boolean isWithoutScheme(String answer, int at) {
    if (!isSlash(answer, at) || !isSlash(answer, at + 1) || at == 0) {
      return false;
    }
    char opener = answer.charAt(at - 1);
    boolean markdown = opener == '(' && at > 1 && answer.charAt(at - 2) == ']';
    boolean quoted = at > 1 && (opener == '"' || opener == '\'') && answer.charAt(at - 2) == '=';
    return markdown || quoted || isReference(answer.substring(lineStart(answer, at), at));
  }

  private static int lineStart(String answer, int at) {
    int start = at;
    while (start > 0 && at - start < LOOK_BACK && answer.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private static boolean isSlash(String answer, int at) {
    return at < answer.length() && (answer.charAt(at) == '/' || answer.charAt(at) == '\\');
  }

  /** Behind the slashes; browsers need one, and take more. */
  private static int slashes(String answer, int from) {
    int at = from;
    while (isSlash(answer, at)) {
      at++;
    }
    return at;
  }

  private int address(String answer, int begin, int authority, List<OutputFinding> found) {
    int end = end(answer, begin, authority);
    int pathStart = authority;
    while (pathStart < end && "/\\?#".indexOf(answer.charAt(pathStart)) < 0) {
      pathStart++;
    }
    // To browsers a backslash ends the host, to Markdown what is behind it belongs to it.
    boolean doubt = pathStart < end && answer.charAt(pathStart) == '\\';
    String host = host(answer.substring(authority, pathStart));
    boolean image = isImage(answer, begin);
    if ((doubt || !isAllowed(host)) && carriesData(host, answer.substring(pathStart, end), image)) {
      found.add(
          new OutputFinding(
              image ? OutputFinding.Kind.EXFILTRATING_IMAGE : OutputFinding.Kind.EXFILTRATING_LINK,
              begin,
              end,
              image
                  ? "shows an image whose address carries data to a foreign host"
                  : "links to a foreign host with data in the address"));
    }
    return Math.max(end, begin + 1);
  }

  /** An address in quotes or brackets ends with them, any other at whatever ends a word. */
  private static int end(String answer, int begin, int authority) {
    int most = Math.min(answer.length(), authority + LONGEST);
    char opener = begin == 0 ? ' ' : answer.charAt(begin - 1);
    int depth = 0;
    int at = authority;
    for (; at < most; at++) {
      char c = answer.charAt(at);
      if (c <= ' ' || ends(c, opener, depth)) {
        break;
      }
      if (opener == '(' && c == '\\' && at + 1 < most) {
        at++;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return Math.min(at, most);
  }

  private static boolean ends(char c, char opener, int depth) {
    return switch (opener) {
      case '(' -> c == ')' && depth == 0;
      case '"', '\'' -> c == opener;
      case '<' -> c == '>';
      default -> ")\"'<>`".indexOf(c) >= 0;
    };
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
    if (image && query >= 0 ? tail > 0 : tail >= LONG_QUERY) {
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
    String before = answer.substring(Math.max(0, begin - LOOK_BACK), begin).stripTrailing();
    if (before.endsWith("](") || before.endsWith("](<")) {
      return isImageLabel(before, before.lastIndexOf("]("));
    }
    String lower = before.toLowerCase(Locale.ROOT);
    if (lower.endsWith("url(") || lower.endsWith("url('") || lower.endsWith("url(\"")) {
      return true;
    }
    int tag = before.lastIndexOf('<');
    if (tag >= 0 && before.indexOf('>', tag) < 0) {
      return tag + 1 < before.length()
          && Character.isLetter(before.charAt(tag + 1))
          && !isLink(lower.substring(tag + 1));
    }
    return isReference(before);
  }

  /** What a tag of any other name points to, programs fetch. */
  private static boolean isLink(String tag) {
    int end = 0;
    while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
      end++;
    }
    String name = tag.substring(0, end);
    return name.equals("a") || name.equals("area") || name.startsWith("http");
  }

  /** Whether the brackets that end there belong to an image; there may be others within. */
  private static boolean isImageLabel(String before, int end) {
    int depth = 0;
    for (int at = end; at > 0; at--) {
      char c = before.charAt(at);
      if (before.charAt(at - 1) == '\\') {
        continue;
      }
      depth += c == ']' ? 1 : c == '[' ? -1 : 0;
      if (depth == 0) {
        return before.charAt(at - 1) == '!';
      }
    }
    return depth > 0 && before.contains("![");
  }

  /** {@code [id]: address}, which an image further up may use. */
  private static boolean isReference(String before) {
    String line = before.substring(before.lastIndexOf('\n') + 1).strip();
    return line.startsWith("[") && line.endsWith("]:");
  }
}
