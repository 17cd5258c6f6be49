package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Secret;
import io.ledgerline.inspection.scan.Text;
import java.util.List;
import java.util.Set;

/**
 * Names of programs in several words of which the last one or two name a secret: {@code
 * vercelToken}, {@code smtpPass}. Those written with signs between are several tokens, and known by
 * the last.
 */
final class HumpedName {
  /** The last three bytes of all of them. */
  static final List<String> ENDINGS =
      List.of("ord", "swd", "ase", "ass", "Pwd", "ken", "ret", "key", "Key", "ial", "als");

  private static final int LONGEST = 60;

  private static final List<String> PASSWORDS =
      List.of("Password", "Passwd", "Passphrase", "Pass", "Pwd");
  private static final List<String> KEYS =
      List.of("Token", "Secret", "Credential", "Credentials", "Authkey", "Apikey");
  private static final Set<String> KEY_OF =
      Set.of(
          "Api",
          "API",
          "Secret",
          "Access",
          "Private",
          "Admin",
          "Auth",
          "Signing",
          "Encryption",
          "Master",
          "Service",
          "Storage",
          "Account",
          "App",
          "Subscription",
          "Deploy",
          "License");

  /** What names that are no secrets begin with: {@code nextToken}, {@code resetPassword}. */
  private static final List<String> OTHERS =
      List.of(
          "public",
          "next",
          "page",
          "continuation",
          "cancel",
          "cancellation",
          "csrf",
          "xsrf",
          "max",
          "min",
          "num",
          "count",
          "total",
          "input",
          "output",
          "invalid",
          "forgot",
          "reset",
          "change",
          "sync",
          "cache",
          "sort",
          "partition",
          "primary",
          "foreign",
          "expected",
          "current",
          "previous",
          "start",
          "end",
          "scroll",
          "type",
          "compilation",
          "syntax");

  private HumpedName() {}

  /** What a token names. */
  static Secret of(Text text, int token) {
    if ((text.shape(token) & ByteClass.WORD) != (ByteClass.LOWER | ByteClass.UPPER)
        || text.length(token) > LONGEST) {
      return Secret.NONE;
    }
    int start = text.start(token);
    int end = text.end(token);
    boolean password = endsWith(text, start, end, PASSWORDS);
    boolean key = !password && (endsWith(text, start, end, KEYS) || isKey(text, start, end));
    if (!password && !key || isOther(text, start)) {
      return Secret.NONE;
    }
    return password ? Secret.PASSWORD : Secret.KEY;
  }

  private static boolean isOther(Text text, int start) {
    for (var other : OTHERS) {
      int first = text.at(start) | 0x20;
      if (first == other.charAt(0)
          && text.startsWith(start + 1, other.substring(1))
          && text.at(start + other.length()) <= 'Z') {
        return true;
      }
    }
    return false;
  }

  /** Whether a word of several ends with one of these; that alone is a word of lists. */
  private static boolean endsWith(Text text, int start, int end, List<String> words) {
    for (var word : words) {
      int at = end - word.length();
      if (at > start && text.startsWith(at, word) && text.at(at - 1) > 'Z') {
        return true;
      }
    }
    return false;
  }

  /** {@code mistralApiKey}: a key of which another word says that it opens something. */
  private static boolean isKey(Text text, int start, int end) {
    int at = end - 3;
    if (at <= start || !text.startsWith(at, "Key")) {
      return false;
    }
    for (var word : KEY_OF) {
      if (text.startsWith(at - word.length(), word) && at - word.length() >= start) {
        return true;
      }
    }
    return false;
  }
}
