package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * E-mail addresses as people write them (RFC 5321: local part up to 64 bytes, domain up to 255),
 * with a top-level domain that exists. Not: those of {@link SampleAddress}, image versions such as
 * {@code logo@2x.png}.
 */
public final class EmailRule implements Rule {
  static final Kind EMAIL = new Kind("EMAIL", 8, Rank.CONTACT, Category.PII);

  private static final int KEY = 16;
  private static final int MOST_LOCAL = 64;
  private static final int MOST_DOMAIN = 255;
  private static final int SURE = 950;

  /** Bytes of a wide sign, and of a blank of no width. */
  private static final int WIDE = 3;

  @Override
  public List<Kind> kinds() {
    return List.of(EMAIL);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.AT.notBefore("(/{=[\"\\"));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int domain = text.start(token);
    int behind = text.at(text.end(token));
    int at = behind == '.' || behind == '-' ? sign(text, domain) : -1;
    if (at < 0) {
      return;
    }
    int start = localStart(text, at);
    int last = domainEnd(text, token);
    last = last >= 0 ? last : NewDomain.end(text, token, start, at);
    if (start == at || last < 0) {
      return;
    }
    int end = text.end(last);
    if (end - domain > MOST_DOMAIN
        || isPassword(text, start)
        || isKey(text, start, at)
        || SampleAddress.is(text, start, at, domain, end)) {
      return;
    }
    sink.add(EMAIL, start, end, SURE);
  }

  /**
   * Where the sign before a domain begins, or a blank of no width in front of it; -1 for none. The
   * wide {@code ＠} is what input methods of East Asia give.
   */
  private static int sign(Text text, int domain) {
    int sign = text.at(domain - 1) == '@' ? domain - 1 : wide(text, domain - WIDE);
    boolean hidden =
        sign >= 0
            && text.at(sign - WIDE) == 0xE2
            && text.at(sign - 2) == 0x80
            && text.at(sign - 1) >= 0x8B
            && text.at(sign - 1) <= 0x8D;
    return hidden ? sign - WIDE : sign;
  }

  private static int wide(Text text, int at) {
    boolean wide = text.at(at) == 0xEF && text.at(at + 1) == 0xBC && text.at(at + 2) == 0xA0;
    return wide ? at : -1;
  }

  /** {@code https://user:secret@host}: what stands before the sign is no name. */
  private static boolean isPassword(Text text, int start) {
    if (text.at(start - 1) != ':') {
      return false;
    }
    int least = Math.max(text.from(), start - MOST_LOCAL);
    int p = start - 2;
    while (p > least && text.at(p) > ' ' && text.at(p) != '/') {
      p--;
    }
    return text.at(p) == '/' && text.at(p - 1) == '/' && text.at(p - 2) == ':';
  }

  /** {@code "john doe"@example.org} (RFC 5321): where it begins; the sign's place for none. */
  private static int quoted(Text text, int at) {
    int p = at - 2;
    int least = Math.max(text.from(), at - MOST_LOCAL);
    while (p >= least && text.at(p) != '"' && text.at(p) >= ' ' && text.at(p) != '\\') {
      p--;
    }
    return p >= least && text.at(p) == '"' && p < at - 2 ? p : at;
  }

  /** {@code https://f2faa65bb5cf4292@o306.example.io}: what programs log in to report faults. */
  private static boolean isKey(Text text, int start, int at) {
    if (at - start < KEY || !text.startsWith(start - 3, "://")) {
      return false;
    }
    for (int p = start; p < at; p++) {
      if (Character.digit(text.at(p), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int localStart(Text text, int at) {
    if (text.at(at - 1) == '"') {
      return quoted(text, at);
    }
    int p = at;
    boolean unspaced = text.isUnspacedBefore(at);
    while (p > text.from() && at - p < MOST_LOCAL && isLocal(text, p, unspaced)) {
      p--;
    }
    if (at - p == MOST_LOCAL && p > text.from() && isLocal(text, p, unspaced)) {
      return at;
    }
    while (p < at && !isEdge(text, p)) {
      p++;
    }
    return text.at(at - 1) == '.' ? at : p;
  }

  /**
   * Whether what stands before a place may be part of the name before the sign; in {@code
   * 邮箱是zhang@example.net} the name begins with its first letter of Latin script.
   *
   * @param unspaced whether the name ends with a letter of a script without spaces
   */
  private static boolean isLocal(Text text, int behind, boolean unspaced) {
    int b = text.at(behind - 1);
    return (unspaced ? text.wordBefore(behind) : text.beganBefore(behind))
        || b == '.'
        || b == '_'
        || b == '%'
        || b == '+'
        || b == '-'
        || b == '\''
        || b == '&';
  }

  /** An address begins with a letter or a digit, or an underscore. */
  private static boolean isEdge(Text text, int at) {
    return text.wordAt(at) || text.at(at) == '_';
  }

  /** {@code xn--}: a name of other letters (RFC 5890). */
  private static boolean isEncoded(Text text, int token) {
    int start = text.start(token);
    return text.length(token) == 2
        && text.startsWith(start, "xn--")
        && text.has(token + 1)
        && text.start(token + 1) == start + 4;
  }

  /** The token of the top-level domain, -1 for none. */
  private static int domainEnd(Text text, int token) {
    int last = token;
    int tld = -1;
    while (text.joins(last + 1, '.') || text.joins(last + 1, '-') || isEncoded(text, last)) {
      last++;
      boolean top =
          text.is(last, WordClass.TLD)
              || SampleAddress.isTopLevel(text, text.start(last), text.end(last));
      if (top && text.joins(last, '.')) {
        tld = last;
      }
    }
    return tld;
  }
}
