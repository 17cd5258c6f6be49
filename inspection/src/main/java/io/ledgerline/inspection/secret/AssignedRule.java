package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import io.ledgerline.inspection.secret.ToldValue.Told;
import java.util.List;
import java.util.Set;

/**
 * What is assigned to a name such as {@code password}, {@code api_key}, {@code clientSecret}: in
 * code, configuration, connection strings, or a sentence. References, placeholders and words that a
 * person can read are not secrets.
 */
public final class AssignedRule implements Rule {
  static final Kind PASSWORD = new Kind("PASSWORD", 4, Rank.SECRET, Category.SECRETS);
  static final Kind GENERIC = Kind.of("GENERIC_SECRET", Rank.SECRET, Category.SECRETS);

  /** Words for a user name and a password. */
  private static final Set<Long> CREDENTIALS =
      Fold.hashes(
          "credential credentials creds zugangsdaten anmeldedaten logindaten identifiants"
              + " credenciales credenziali credenciais inloggegevens");

  private static final Set<Long> AND = Fold.hashes("and und et y e en i och og");

  private static final int SIGN_WITHIN = 6;
  private static final int CONFIDENCE = 850;

  @Override
  public List<Kind> kinds() {
    return List.of(PASSWORD, GENERIC);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.words(
            WordClass.SECRET_WORD,
            WordClass.PASSWORD_WORD,
            WordClass.KEY_WORD,
            WordClass.USER_LABEL));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int words = text.phrase(token, WordClass.PASSWORD_WORD);
    boolean password = words > 0;
    int user = password ? 0 : text.phrase(token, WordClass.USER_LABEL);
    if (user > 0 && LoginPair.at(text, token + user - 1, Told.HARDLY, sink)) {
      return;
    }
    if (!password && !text.is(token, WordClass.SECRET_WORD) && !isNamedKey(text, token)
        || isPublic(text, token)) {
      return;
    }
    int last = token + Math.max(words, 1) - 1;
    boolean both = password ? isBoth(text, token) : CREDENTIALS.contains(text.hash(token));
    if (both && LoginPair.at(text, last, Told.SURELY, sink)) {
      return;
    }
    int at = behindSign(text, last);
    boolean said = at < 0 && isSaid(text, last + 1);
    if (said) {
      at = behindIs(text, last + 1);
    } else if (at < 0) {
      at = NamedValue.begin(text, last);
    }
    if (at < 0 && password && isOption(text, token)) {
      at = text.end(token) + 1;
    }
    boolean found = at >= 0 && value(text, NamedValue.behindType(text, at), password, sink);
    if (!found && password && (said || at < 0)) {
      SaidPassword.at(text, last, sink);
    }
  }

  private static boolean value(Text text, int at, boolean password, Sink sink) {
    int quote = text.at(at);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    int start = quoted ? at + 1 : at;
    int end = AssignedValue.end(text, start, quoted ? quote : -1);
    if (end < 0 || !AssignedValue.isSecret(text, start, end, password, quoted)) {
      return false;
    }
    sink.add(password ? PASSWORD : GENERIC, start, end, CONFIDENCE);
    return true;
  }

  /**
   * {@code user/pass}, {@code login and password}: a word for a name before that for a password.
   */
  private static boolean isBoth(Text text, int token) {
    int gap = text.gap(token);
    boolean right = text.gapLength(token) == 1 && (gap & (ByteClass.SLASH | ByteClass.UNDER)) != 0;
    int before = right ? token - 1 : token - 2;
    return before >= 0
        && (gap & (ByteClass.LINE | ByteClass.STOP)) == 0
        && text.is(before, WordClass.USER_LABEL)
        && (right || AND.contains(text.hash(token - 1)));
  }

  /** {@code --password s3cr3tPg}: on a command line. */
  private static boolean isOption(Text text, int token) {
    int start = text.start(token);
    int behind = text.at(text.end(token) + 1);
    return text.at(start - 1) == '-'
        && text.at(start - 2) == '-'
        && text.at(text.end(token)) == ' '
        && behind != '-';
  }

  /** {@code key} alone names no secret, {@code api_key} or "private key" does. */
  private static boolean isNamedKey(Text text, int token) {
    return text.is(token, WordClass.KEY_WORD)
        && token > 0
        && text.gapLength(token) <= 1
        && text.is(token - 1, WordClass.KEY_QUALIFIER);
  }

  private static boolean isPublic(Text text, int token) {
    return token > 0
        && text.gapLength(token) <= 1
        && text.is(token - 1, WordClass.PUBLIC_QUALIFIER);
  }

  /** Where the value begins, behind {@code =}, {@code :}, {@code =>} or {@code :=}. */
  private static int behindSign(Text text, int token) {
    int p = text.end(token);
    int limit = p + SIGN_WITHIN;
    boolean sign = false;
    for (; p < limit; p++) {
      int b = text.at(p);
      if (b == '=' || b == ':' || b == '>' && sign) {
        sign = true;
      } else if (b == '"' || b == '\'' || b == ']' || b == '`') {
        if (sign) {
          return p;
        }
      } else if (b == '\\' || b == '(' && !sign) {
        continue;
      } else if (b != ' ' && b != '\t') {
        break;
      }
    }
    while (text.at(p) == ' ') {
      p++;
    }
    return sign ? p : -1;
  }

  /** Whether a token says in the same line that something follows. */
  private static boolean isSaid(Text text, int token) {
    return text.is(token, WordClass.IS_WORD)
        && (text.gap(token) & ByteClass.LINE) == 0
        && text.has(token + 1);
  }

  private static int behindIs(Text text, int token) {
    int p = text.end(token);
    while (text.at(p) == ' ' || text.at(p) == ':') {
      p++;
    }
    return p;
  }
}
