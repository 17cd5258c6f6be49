package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** IPv6 addresses (RFC 4291, with embedded IPv4 and zone) and MAC addresses (IEEE 802). */
public final class HexAddressRule implements Rule {
  static final Kind MAC = Kind.of("MAC_ADDRESS", Rank.CONTACT, Category.PII);

  private static final int MOST = 46;
  private static final int SURE = 930;

  @Override
  public List<Kind> kinds() {
    return List.of(NetworkRule.IP, NetworkRule.INTERNAL_IP, MAC);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.HEX_GROUP);
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.length(token) > 4 || !NetworkRule.isHex(text, token)) {
      return;
    }
    int start = text.start(token);
    boolean opens = text.startsWith(start - 2, "::") && !isRun(text.at(start - 3));
    if (!opens && isRun(text.at(start - 1))) {
      return;
    }
    mac(text, token, sink);
    int begin = opens ? start - 2 : start;
    int end = begin;
    while (end - begin < MOST && isRun(text.at(end))) {
      end++;
    }
    while (end > begin
        && (text.at(end - 1) == '.' || text.at(end - 1) == ':' && text.at(end - 2) != ':')) {
      end--;
    }
    int next = text.at(end);
    if (end - begin < 4 || text.goesOnAt(end) || !Ipv6.isAddress(text, begin, end)) {
      return;
    }
    boolean internal =
        text.startsWith(begin, "fe80")
            || text.startsWith(begin, "FE80")
            || text.startsWith(begin, "fd")
            || text.startsWith(begin, "fc")
            || text.startsWith(begin, "2001:db8")
            || text.startsWith(begin, "::1") && end - begin == 3;
    if (next == '%') {
      end++;
      while (text.wordAt(end)) {
        end++;
      }
    }
    sink.add(internal ? NetworkRule.INTERNAL_IP : NetworkRule.IP, begin, end, SURE);
  }

  private static boolean isRun(int b) {
    return b == ':' || b == '.' || Character.digit(b, 16) >= 0;
  }

  private static void mac(Text text, int token, Sink sink) {
    int sign = text.at(text.end(token));
    if (text.length(token) != 2 || sign != ':' && sign != '-' || text.joins(token + 6, sign)) {
      return;
    }
    for (int i = 1; i < 6; i++) {
      if (!text.joins(token + i, sign)
          || text.length(token + i) != 2
          || !NetworkRule.isHex(text, token + i)) {
        return;
      }
    }
    sink.add(MAC, text.start(token), text.end(token + 5), SURE);
  }
}
