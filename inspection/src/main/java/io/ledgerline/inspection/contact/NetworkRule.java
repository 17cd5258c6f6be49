package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Numeral;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import java.util.List;

/** IPv4 addresses (RFC 791); those of private and documentation ranges are internal. */
public final class NetworkRule implements Rule {
  static final Kind IP = new Kind("IP_ADDRESS", 2, Rank.CONTACT, Category.PII);
  static final Kind INTERNAL_IP =
      new Kind("INTERNAL_IP_ADDRESS", 2, Rank.CONTACT, Category.INTERNAL_INFRA);

  private static final int SURE = 900;
  private static final int MOST_CLAUSES = 40;

  @Override
  public List<Kind> kinds() {
    return List.of(IP, INTERNAL_IP);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.number(1, 3).before(ByteClass.DOT).near(Near.DIGIT));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.length(token) > 3
        || !text.joins(token + 1, '.')
        || !text.joins(token + 2, '.')
        || !text.joins(token + 3, '.')) {
      return;
    }
    int before = text.at(text.start(token) - 1);
    if (before == '.'
        || before == '-'
        || before == 'v'
        || text.joins(token + 4, '.') && text.isDigits(token + 4)) {
      return;
    }
    int a = octet(text, token);
    int b = octet(text, token + 1);
    int c = octet(text, token + 2);
    int d = octet(text, token + 3);
    if (a < 0 || b < 0 || c < 0 || d < 0 || before == ':' && isMapped(text, token)) {
      return;
    }
    if (isHeading(text, token, a, b, c, d) || text.around(token, token + 3).near(Topic.VERSION)) {
      return;
    }
    sink.add(isInternal(a, b, c) ? INTERNAL_IP : IP, text.start(token), text.end(token + 3), SURE);
    AccessLog.user(text, text.end(token + 3), sink);
  }

  /** The tail of {@code ::ffff:192.0.2.1} belongs to the IPv6 address. */
  private static boolean isMapped(Text text, int token) {
    return token > 0 && text.joins(token, ':') && text.at(text.start(token - 1) - 1) == ':';
  }

  /** {@code 5.2.1.3 The Contractor shall}: the number of a clause begins its line. */
  private static boolean isHeading(Text text, int token, int a, int b, int c, int d) {
    int before = text.at(text.start(token) - 1);
    int behind = text.end(token + 3);
    return (before < 0 || before == '\n')
        && Math.max(Math.max(a, b), Math.max(c, d)) <= MOST_CLAUSES
        && (text.joins(token + 4, ' ') && text.isCapital(token + 4)
            || text.startsWith(behind, ". "));
  }

  private static int octet(Text text, int token) {
    int value = Numeral.of(text, token);
    if (value < 0 || text.length(token) > 1 && text.at(text.start(token)) == '0') {
      return -1;
    }
    return value > 255 ? -1 : value;
  }

  /** RFC 1918, 6598, 3927, 5737, loopback, multicast and "this network". */
  private static boolean isInternal(int a, int b, int c) {
    return a == 10
        || a == 127
        || a == 0
        || a >= 224
        || a == 172 && b >= 16 && b < 32
        || a == 192 && b == 168
        || a == 100 && b >= 64 && b < 128
        || a == 169 && b == 254
        || a == 192 && b == 0 && c == 2
        || a == 198 && b == 51 && c == 100
        || a == 203 && b == 0 && c == 113;
  }

  static boolean isHex(Text text, int token) {
    if (!text.has(token) || (text.shape(token) & ByteClass.HIGH) != 0) {
      return false;
    }
    for (int p = text.start(token); p < text.end(token); p++) {
      if (Character.digit(text.at(p), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
