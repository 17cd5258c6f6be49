package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Set;

/**
 * To which hosts values may go in the addresses of an answer: those an administrator allowed, this
 * machine, and the one beside which the request itself had the value. A host that the request only
 * names is not among them: what was read may name it in order to be sent the value.
 */
final class Destinations {
  private static final int LONGEST_HOST = 255;
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> allowed;
  private final IssuedTokens issued;
  private final Address address = new Address();
  private final boolean escaped;
  private boolean escape;
  private int digits;
  private int unit;

  Destinations(Set<String> allowed, IssuedTokens issued, boolean escaped) {
    this.allowed = allowed;
    this.issued = issued;
    this.escaped = escaped;
  }

  /** The next byte of what the model wrote, tokens as they are. */
  void next(byte b) {
    char c = (char) (b & 0xFF);
    if (digits > 0) {
      unit = unit << 4 | Math.max(0, Character.digit(c, 16));
      if (--digits == 0) {
        address.next(unit < 0x80 ? (char) unit : 'x');
      }
    } else if (escape) {
      escape = false;
      if (c == 'u') {
        digits = 4;
        unit = 0;
      } else {
        address.next("nrtbf".indexOf(c) < 0 ? c : c == 'n' ? '\n' : c == 't' ? '\t' : '\r');
      }
    } else if (escaped && c == '\\') {
      escape = true;
    } else {
      address.next(c);
    }
  }

  /** What stands in a token's place, so that what follows an address in a value goes on with it. */
  void stands(Issued found, boolean restored) {
    boolean begins = restored && !address.inside() && isAddress(found.value());
    byte[] as = begins ? found.value() : found.token();
    for (byte b : as) {
      address.next((char) (b & 0xFF));
    }
  }

  /** Whether a value may itself be an address. */
  static boolean isAddress(byte[] value) {
    for (int i = 1; i < value.length; i++) {
      if (value[i] == '/' && value[i - 1] == '/') {
        return true;
      }
    }
    return false;
  }

  /** Whether a token's value may stand where it is; the bytes behind it begin at {@code to}. */
  Edge allow(Issued found, byte[] bytes, int to, int end, boolean last) {
    if (!address.inside()) {
      return Edge.YES;
    }
    String authority = address.authority();
    if (authority == null) {
      return Edge.NO;
    }
    if (!address.inAuthority()) {
      return isAllowed(host(authority)) || issued.stoodAt(authority, found.token())
          ? Edge.YES
          : Edge.NO;
    }
    int at = to;
    while (at < end && at - to <= LONGEST_HOST && !StoodAt.endsHost(bytes[at])) {
      at++;
    }
    if (at - to > LONGEST_HOST) {
      return Edge.NO;
    }
    int slash = at + (escaped ? 2 : 1);
    if (at == end || bytes[at] == '\\' && slash >= end) {
      if (!last) {
        return Edge.MORE;
      }
    } else if (mayGoOn(bytes, at, slash)) {
      return Edge.NO;
    }
    String behind = new String(bytes, to, at - to, US_ASCII).toLowerCase(Locale.ROOT);
    String token = new String(found.token(), US_ASCII).toLowerCase(Locale.ROOT);
    String value = new String(found.value(), UTF_8).toLowerCase(Locale.ROOT);
    return isAllowed(host(authority + value + behind))
            || issued.stoodAt(authority + token + behind, found.token())
        ? Edge.YES
        : Edge.NO;
  }

  /**
   * Whether it is in doubt that the host ends there: at a backslash, but in front of a slash, or at
   * a character that is written as a number.
   */
  private boolean mayGoOn(byte[] bytes, int at, int slash) {
    if (bytes[at] != '\\') {
      return false;
    }
    byte next = bytes[at + 1];
    return escaped && next != '\\' ? next == 'u' : bytes[slash] != '/';
  }

  private boolean isAllowed(String host) {
    if (HERE.contains(host)) {
      return true;
    }
    for (String name = host; !name.isEmpty(); ) {
      if (allowed.contains(name)) {
        return true;
      }
      int dot = name.indexOf('.');
      name = dot < 0 ? "" : name.substring(dot + 1);
    }
    return false;
  }

  /** The host of an authority; empty where it is written so that readers may differ about it. */
  private static String host(String authority) {
    for (int i = 0; i < authority.length(); i++) {
      char c = authority.charAt(i);
      if (c <= ' ' || c >= 0x7F || "%&/\\?#<>\"|^`{}".indexOf(c) >= 0) {
        return "";
      }
    }
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = host.lastIndexOf(':');
    return colon > 0 && !host.endsWith("]") ? host.substring(0, colon) : host;
  }
}
