package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Secret;
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
  static final Kind PASSWORD = new Kind("PASSWORD", 7, Rank.SECRET, Category.SECRETS);
  static final Kind GENERIC = new Kind("GENERIC_SECRET", 3, Rank.SECRET, Category.SECRETS);

  private static final Kind NOTION = Kind.of("NOTION_TOKEN", Rank.SECRET, Category.SECRETS);

  /** Words for a user name and a password. */
  private static final Set<Long> CREDENTIALS =
      Fold.hashes(
          "credential credentials creds zugangsdaten anmeldedaten logindaten identifiants"
              + " credenciales credenziali credenciais inloggegevens");

  private static final Set<Long> AND = Fold.hashes("and und et y e en i och og");

  private static final Set<Long> SURE_NAMES =
      Fold.hashes("apikey apisecret apitoken authtoken accesstoken clientsecret secretkey secret");

  private static final int SIGN_WITHIN = 6;
  private static final int CONFIDENCE = 850;

  /** Keys of Notion until 2024 begin with a word that names a secret, too. */
  private static final String NOTION_FIRST = "secret_";

  private static final int NOTION_REST = 43;
  private static final int SURE = 990;
  private static final int NAME_TOKENS = 4;
  private static final long LOGIN = Fold.hash("login");

  @Override
  public List<Kind> kinds() {
    return List.of(PASSWORD, GENERIC, NOTION);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.words(
            WordClass.SECRET_WORD,
            WordClass.PASSWORD_WORD,
            WordClass.KEY_WORD,
            WordClass.USER_LABEL),
        Trigger.shape(ByteClass.UPPER, 6)
            .also(ByteClass.LOWER)
            .uncapitalised()
            .without(ByteClass.DIGIT | ByteClass.HIGH)
            .ends(HumpedName.ENDINGS.stream().map(Fold::utf8).toList())
            .before("\"'`=: >\\"));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (text.length(token) == NOTION_FIRST.length() - 1
        && text.startsWith(text.start(token), NOTION_FIRST)
        && text.has(token + 1)
        && text.length(token + 1) == NOTION_REST
        && !Randomness.isPlaceholder(text, text.start(token + 1), text.end(token + 1))) {
      sink.add(NOTION, text.start(token), text.end(token + 1), SURE);
      return;
    }
    boolean known =
        text.is(token, WordClass.SECRET_WORD) || text.is(token, WordClass.PASSWORD_WORD);
    if (!known && humped(text, token, sink)) {
      return;
    }
    int words = text.phrase(token, WordClass.PASSWORD_WORD);
    boolean password = words > 0;
    int user = password ? 0 : text.phrase(token, WordClass.USER_LABEL);
    if (user > 0 && LoginPair.at(text, token + user - 1, Told.HARDLY, sink)) {
      return;
    }
    boolean key = !password && !text.is(token, WordClass.SECRET_WORD) && !isNamedKey(text, token);
    if (isPublic(text, token) || key && !isKeyOfSomebody(text, token)) {
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
    if (at < 0 && password && (isOption(text, token) || isLogin(text, token))) {
      at = text.end(token) + 1;
    }
    if (password && at >= 0 && Passphrase.at(text, last, at, said, sink)) {
      return;
    }
    var named = new Named(password, isSureName(text, token), key);
    boolean found = at >= 0 && value(text, NamedValue.behindType(text, at), named, sink);
    if (!found && password && (said || at < 0)) {
      found = SaidPassword.at(text, last, sink);
    }
    if (!found && at < 0) {
      answer(text, last, named, sink);
    }
  }

  /**
   * What a name says of its value.
   *
   * @param password whether it is one, and need not be random
   * @param sure whether nothing else is called so: then it may be a UUID
   * @param key whether it is called a key only, as many things are
   */
  private record Named(boolean password, boolean sure, boolean key) {}

  /** {@code vercelToken = '…'}. */
  private static boolean humped(Text text, int token, Sink sink) {
    var secret = HumpedName.of(text, token);
    if (secret == Secret.NONE) {
      return false;
    }
    int end = text.end(token);
    int at = behindSign(text, token);
    at = at < 0 ? NamedValue.begin(text, token) : at;
    if (at >= 0) {
      boolean password = secret == Secret.PASSWORD;
      boolean sure = !password && !text.startsWith(end - 5, "Token");
      value(text, NamedValue.behindType(text, at), new Named(password, sure, false), sink);
    }
    return true;
  }

  private static void answer(Text text, int last, Named named, Sink sink) {
    int at = Answered.begin(text, text.end(last));
    if (at < 0) {
      return;
    }
    if (named.password()) {
      ToldValue.add(text, at, ToldValue.Told.PERHAPS, sink);
    } else {
      value(text, at, named, sink);
    }
  }

  /** {@code api_key}, {@code _authToken}: an id in it is a secret, too. */
  private static boolean isSureName(Text text, int token) {
    return text.is(token, WordClass.KEY_WORD) || SURE_NAMES.contains(text.hash(token));
  }

  /** {@code the Cohere key: …}: of somebody with a name; the value must look drawn at random. */
  private static boolean isKeyOfSomebody(Text text, int token) {
    return text.is(token, WordClass.KEY_WORD)
        && token > 0
        && text.joins(token, ' ')
        && text.at(text.start(token - 1)) >= 'A'
        && text.at(text.start(token - 1)) <= 'Z'
        && !text.is(token - 1, WordClass.PUBLIC_QUALIFIER);
  }

  private static boolean value(Text text, int at, Named named, Sink sink) {
    boolean password = named.password();
    int quote = text.at(at);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    int start = quoted ? at + 1 : at;
    int end = AssignedValue.end(text, start, quoted ? quote : -1);
    boolean id = end > 0 && named.sure() && AssignedValue.isId(text, start, end);
    if (end < 0
        || !id && !AssignedValue.isSecret(text, start, end, password, quoted)
        || named.key() && !AssignedValue.isDrawn(text, start, end)) {
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

  /** {@code machine api.example.org login jdoe password s3cr3t}, as in {@code .netrc}. */
  private static boolean isLogin(Text text, int token) {
    for (int i = token - 1; i >= Math.max(1, token - NAME_TOKENS); i--) {
      if (text.hash(i) == LOGIN) {
        return text.at(text.end(token)) == ' ' && text.joins(i + 1, ' ') && text.joins(token, ' ');
      }
    }
    return false;
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
      } else if (!sign && isOtherwise(text, p)) {
        sign = true;
        p += b == 0xE2 ? 2 : 1;
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

  /** {@code env.API_KEY || "…"}, {@code ?? "…"}, and an arrow. */
  private static boolean isOtherwise(Text text, int at) {
    int b = text.at(at);
    int next = text.at(at + 1);
    return b == '|' && next == '|'
        || b == '?' && next == '?'
        || b == 0xE2 && next == 0x86 && text.at(at + 2) == 0x92;
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
    int below = text.at(p) == '\n' ? Answered.below(text, p + 1) : -1;
    return below < 0 ? p : below;
  }
}
