package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which values stood in addresses of which hosts in a request: there, and nowhere else, an answer
 * may put them. Hosts are told by what was sent, tokens in them included.
 */
final class StoodAt {
  /** How far before a value its address may begin. */
  private static final int FAR = 1024;

  private static final int LONGEST_HOST = 255;
  private static final String HOST_ENDS = "/\\?#\"'<>`)";

  private final Set<String> places = new HashSet<>();

  boolean holds(String authority, byte[] token) {
    return places.contains(key(authority, token));
  }

  /** Takes a passage in; what a model wrote does not count, for it is what is in doubt. */
  void add(Passage passage, List<Stand> stands) {
    if (passage.generated()) {
      return;
    }
    for (int i = 0; i < stands.size(); i++) {
      if (stands.get(i).token()) {
        add(passage, stands, i);
      }
    }
  }

  static boolean endsHost(byte b) {
    return b >= 0 && b <= ' ' || HOST_ENDS.indexOf(b) >= 0;
  }

  private void add(Passage passage, List<Stand> stands, int number) {
    byte[] text = passage.utf8();
    Stand stand = stands.get(number);
    int at = stand.start();
    int next = number;
    while (at > passage.start() && stand.start() - at < FAR) {
      if (next > 0 && stands.get(next - 1).end() == at) {
        at = stands.get(--next).start();
      } else if (text[at - 1] >= 0 && text[at - 1] <= ' ') {
        break;
      } else {
        at--;
      }
    }
    var address = new Address();
    while (at < stand.start()) {
      if (stands.get(next).start() == at) {
        Stand before = stands.get(next++);
        byte[] value = passage.copy(before.start(), before.end());
        boolean begins = !address.inside() && before.token() && Destinations.isAddress(value);
        for (byte b : begins ? value : before.with()) {
          address.next((char) (b & 0xFF));
        }
        at = before.end();
      } else {
        address.next((char) (text[at++] & 0xFF));
      }
    }
    String authority = address.inside() ? address.authority() : null;
    if (authority == null) {
      return;
    }
    if (address.inAuthority()) {
      authority += host(passage, stands, number);
    }
    places.add(key(authority, stand.with()));
  }

  /** What a host has from a token on. */
  private static String host(Passage passage, List<Stand> stands, int number) {
    var rest = new StringBuilder();
    int at = stands.get(number).start();
    int next = number;
    while (at < passage.end() && rest.length() < LONGEST_HOST) {
      if (next < stands.size() && stands.get(next).start() == at) {
        rest.append(new String(stands.get(next).with(), US_ASCII));
        at = stands.get(next++).end();
      } else if (endsHost(passage.utf8()[at])) {
        break;
      } else {
        rest.append((char) (passage.utf8()[at++] & 0xFF));
      }
    }
    return rest.toString().toLowerCase(Locale.ROOT);
  }

  private static String key(String authority, byte[] token) {
    String word = new String(token, US_ASCII).toLowerCase(Locale.ROOT);
    return authority + ' ' + word.replace("%40", "@");
  }
}
