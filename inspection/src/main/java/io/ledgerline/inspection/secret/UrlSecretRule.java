package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.person.UserNameRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** Secrets inside URLs: {@code scheme://user:password@host}, Slack hooks, Azure SAS signatures. */
public final class UrlSecretRule implements Rule {
  static final Kind PASSWORD = new Kind("URL_PASSWORD", 2, Rank.SECRET, Category.SECRETS);
  static final Kind SLACK_HOOK = Kind.of("SLACK_WEBHOOK", Rank.SECRET, Category.SECRETS);
  static final Kind DISCORD_HOOK = Kind.of("DISCORD_WEBHOOK", Rank.SECRET, Category.SECRETS);
  static final Kind AZURE_SAS = Kind.of("AZURE_SAS_SIGNATURE", Rank.SECRET, Category.SECRETS);

  private static final String HOOKS = "hooks.slack.com/services/T";
  private static final List<String> DISCORD_HOOKS =
      List.of("discord.com/api/webhooks/", "discordapp.com/api/webhooks/");
  private static final int MOST_USER = 128;
  private static final int MOST_PASSWORD = 256;
  private static final int MOST_QUERY = 600;
  private static final int SURE = 960;

  @Override
  public List<Kind> kinds() {
    return List.of(PASSWORD, SLACK_HOOK, DISCORD_HOOK, AZURE_SAS);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(0, 1).behindGap(ByteClass.COLON | ByteClass.SLASH));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    if (text.startsWith(start, HOOKS)) {
      hook(text, start, HOOKS, SLACK_HOOK, sink);
      return;
    }
    for (var hooks : DISCORD_HOOKS) {
      if (text.startsWith(start, hooks)) {
        hook(text, start, hooks, DISCORD_HOOK, sink);
        return;
      }
    }
    // "redis://:password@host" has an empty user: the colon is part of the gap.
    boolean noUser = text.startsWith(start - 4, "://:");
    if (!noUser && !text.startsWith(start - 3, "://")) {
      return;
    }
    int user = noUser ? start - 1 : colon(text, start);
    if (user > 0 && password(text, user + 1, sink) && !noUser) {
      UserNameRule.beside(text, start, user, sink);
    }
    signature(text, start, sink);
  }

  private static void hook(Text text, int start, String host, Kind kind, Sink sink) {
    int end = start + host.length();
    while (Alphabet.URL.has(text.at(end)) || text.at(end) == '/') {
      end++;
    }
    if (end - start > 60 && !Randomness.isPlaceholder(text, start + host.length(), end)) {
      sink.add(kind, start, end, SURE);
    }
  }

  /** The colon behind the user's name, or -1. */
  private static int colon(Text text, int start) {
    for (int p = start; p < start + MOST_USER; p++) {
      int b = text.at(p);
      if (b == ':') {
        return p;
      }
      if (!Alphabet.DOTTED.has(b) && b != '%' && b != '+') {
        return -1;
      }
    }
    return -1;
  }

  /** Whether a password begins here and ends before the last {@code @} of what follows. */
  static boolean password(Text text, int start, Sink sink) {
    int at = -1;
    for (int p = start; p < start + MOST_PASSWORD; p++) {
      int b = text.at(p);
      if (b == '@') {
        at = p;
      } else if (b <= ' ' || b == '"' || b == '\'' || b == '<' || b == '/' || b == '`') {
        break;
      }
    }
    boolean reference =
        at > 0
            && (text.at(start) == '$'
                || text.at(start) == '{'
                || text.at(start) == '<'
                || text.at(start) == '*'
                || text.at(start) == '%' && text.at(start + 1) == '(');
    if (at - start >= 3
        && !reference
        && !Randomness.contains(text, start, at, "password")
        && !isFake(text, start, at)) {
      sink.add(PASSWORD, start, at, SURE);
      return true;
    }
    return false;
  }

  private static boolean isFake(Text text, int start, int end) {
    return end - start >= 8 && Randomness.isPlaceholder(text, start, end)
        || Randomness.distinct(text, start, end) == 1
        || Randomness.contains(text, start, end, "pass") && end - start == 4;
  }

  /** {@code sig=} of a shared access signature, which also says until when ({@code se=}). */
  private static void signature(Text text, int start, Sink sink) {
    boolean until = false;
    int value = -1;
    int p = start;
    for (; p < start + MOST_QUERY && text.at(p) > ' ' && text.at(p) != '"'; p++) {
      if (text.at(p) == ':' && text.startsWith(p, "://")) {
        break; // a link in a link is asked about on its own
      }
      boolean parameter = text.at(p - 1) == '?' || text.at(p - 1) == '&';
      until |= parameter && text.startsWith(p, "se=");
      if (parameter && text.startsWith(p, "sig=")) {
        value = p + 4;
      }
    }
    int end = value;
    while (end > 0 && end < p && (Alphabet.TEXT.has(text.at(end)) || text.at(end) == '%')) {
      end++;
    }
    if (until && end - value >= 40) {
      sink.add(AZURE_SAS, value, end, SURE);
    }
  }
}
