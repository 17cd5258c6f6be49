package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** JSON web tokens (RFC 7519) and what stands behind {@code Bearer} and {@code Basic}. */
public final class TokenFrameRule implements Rule {
  static final Kind JWT = Kind.of("JWT", Rank.SECRET, Category.SECRETS);
  static final Kind AUTHORIZATION = Kind.of("AUTHORIZATION_HEADER", Rank.SECRET, Category.SECRETS);

  private static final int MOST = 8192;
  private static final int MOST_HEADER = 600;
  private static final int LEAST_BEARER = 16;
  private static final int SURE = 980;
  private static final int BEARER = 900;

  @Override
  public List<Kind> kinds() {
    return List.of(JWT, AUTHORIZATION);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.starts(List.of("eyJ", "Bea", "bea", "BEA", "Bas", "bas")));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    if (text.startsWith(start, "eyJ")) {
      jwt(text, start, sink);
    } else if (text.at(text.end(token)) == ' ' && text.gapAfter(token) != 0) {
      int value = text.end(token) + 1;
      if (text.length(token) == 6 && Randomness.contains(text, start, start + 6, "bearer")) {
        bearer(text, value, sink);
      } else if (text.length(token) == 5 && Randomness.contains(text, start, start + 5, "basic")) {
        basic(text, value, sink);
      }
    }
  }

  private static void jwt(Text text, int start, Sink sink) {
    if (Alphabet.DOTTED.has(text.at(start - 1))) {
      return;
    }
    int header = run(text, start, Alphabet.URL, MOST_HEADER);
    int payload = start + header + 1;
    if (text.at(payload - 1) != '.') {
      return;
    }
    int signature = payload + run(text, payload, Alphabet.URL, MOST) + 1;
    if (text.at(signature - 1) != '.' || signature - payload < 10) {
      return;
    }
    int end = signature + run(text, signature, Alphabet.URL, MOST);
    if (end - signature < 16 && end != signature
        || !decodes(text, start, start + header, "\"alg\"")) {
      return;
    }
    sink.add(JWT, start, end, SURE);
  }

  private static void bearer(Text text, int value, Sink sink) {
    int end = value + run(text, value, Alphabet.DOTTED, MOST);
    while (end > value && text.at(end - 1) == '.') {
      end--;
    }
    boolean digit = false;
    for (int p = value; p < end; p++) {
      digit |= Alphabet.DIGITS.has(text.at(p));
    }
    if (digit
        && end - value >= LEAST_BEARER
        && Randomness.entropy(text, value, end) >= 3
        && !Randomness.isPlaceholder(text, value, end)) {
      sink.add(AUTHORIZATION, value, end, BEARER);
    }
  }

  /** Base64 of a name, a colon and a password (RFC 7617). */
  private static void basic(Text text, int value, Sink sink) {
    int end = value + run(text, value, Alphabet.TEXT, MOST_HEADER);
    if (end - value >= 8 && decodes(text, value, end, ":")) {
      sink.add(AUTHORIZATION, value, end, SURE);
    }
  }

  private static boolean decodes(Text text, int start, int end, String holds) {
    var encoded = new String(text.bytes(), start, end - start, StandardCharsets.US_ASCII);
    try {
      var plain = Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'));
      for (byte b : plain) {
        if (b < ' ' && b != '\n' && b != '\r' && b != '\t') {
          return false;
        }
      }
      return new String(plain, StandardCharsets.US_ASCII).contains(holds);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static int run(Text text, int at, Alphabet alphabet, int most) {
    int n = 0;
    while (n < most && alphabet.has(text.at(at + n))) {
      n++;
    }
    return n;
  }
}
