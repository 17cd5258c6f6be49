package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/**
 * Secrets whose shape, not prefix, gives them away: Twilio, Telegram, Discord, Azure DevOps, Okta,
 * AWS.
 */
public final class ShapedKeyRule implements Rule {
  static final Kind TWILIO = kind("TWILIO_KEY");
  static final Kind MAILCHIMP = kind("MAILCHIMP_KEY");
  static final Kind TELEGRAM = kind("TELEGRAM_BOT_TOKEN");
  static final Kind DISCORD = kind("DISCORD_BOT_TOKEN");
  static final Kind AZURE_DEVOPS = kind("AZURE_DEVOPS_PAT");
  static final Kind TERRAFORM = kind("TERRAFORM_TOKEN");
  static final Kind AIRTABLE = kind("AIRTABLE_TOKEN");
  static final Kind OKTA = kind("OKTA_TOKEN");
  static final Kind AWS_SECRET = kind("AWS_SECRET_ACCESS_KEY");

  private static final int DIGIT_OR_UPPER = ByteClass.DIGIT | ByteClass.UPPER;
  private static final int MOST_PORT = 5;
  private static final int SURE = 960;
  private static final double LEAST_ENTROPY = 3.6;

  private static Kind kind(String type) {
    return Kind.of(type, Rank.SECRET, Category.SECRETS);
  }

  @Override
  public List<Kind> kinds() {
    return List.of(
        TWILIO, MAILCHIMP, TELEGRAM, DISCORD, AZURE_DEVOPS, TERRAFORM, AIRTABLE, OKTA, AWS_SECRET);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.shape(DIGIT_OR_UPPER, 5).before("-_+/="),
        Trigger.shape(DIGIT_OR_UPPER, 14).before("."),
        Trigger.number(2, 10).before(":"),
        Trigger.shape(DIGIT_OR_UPPER, 32));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    int end = text.end(token);
    int n = end - start;
    if (n <= MOST_PORT && text.isDigits(token)) {
      if (text.at(start - 1) == ':') {
        PostgresLogin.at(text, token, sink);
      }
      return;
    }
    if (n >= 8 && n <= 10 && text.at(end) == ':') {
      telegram(text, token, sink);
    }
    if (n >= 14 && text.startsWith(end, ".atlasv1.")) {
      run(text, start, end + 9, Alphabet.URL, 60, TERRAFORM, sink);
    }
    if (n == 17 && text.startsWith(start, "pat") && text.at(end) == '.') {
      airtable(text, start, end, sink);
    }
    if (n == 34) {
      twilio(text, start, end, sink);
    } else if (n == 32 && text.startsWith(end, "-us")) {
      int digits = run(text, end + 3, Alphabet.DIGITS, 2);
      if (digits >= 1 && isHex(text, start, end)) {
        sink.add(MAILCHIMP, start, end + 3 + digits, SURE);
      }
    }
    if (n >= 3 && n <= 30) {
      discord(text, token, sink);
    }
    azureDevOps(text, token, sink);
    labelled(text, token, sink);
  }

  /** {@code pat} with 14 letters and digits, a dot, 64 in hex. */
  private static void airtable(Text text, int start, int end, Sink sink) {
    if (run(text, end + 1, Alphabet.HEX, 65) == 64
        && !Randomness.isPlaceholder(text, end + 1, end + 65)) {
      sink.add(AIRTABLE, start, end + 65, SURE);
    }
  }

  private static void telegram(Text text, int token, Sink sink) {
    int body = text.end(token) + 1;
    if (!text.isDigits(token) || !text.startsWith(body, "AA")) {
      return;
    }
    int n = run(text, body, Alphabet.URL, 40);
    if (n == 35 && !Randomness.isPlaceholder(text, body, body + n)) {
      sink.add(TELEGRAM, text.start(token), body + n, SURE);
    }
  }

  private static void twilio(Text text, int start, int end, Sink sink) {
    boolean prefix = text.startsWith(start, "SK") || text.startsWith(start, "AC");
    if (prefix && isHex(text, start + 2, end) && !Randomness.isPlaceholder(text, start + 2, end)) {
      sink.add(TWILIO, start, end, SURE);
    }
  }

  /** 24 to 28 characters (a user id in base64), 6, 27 to 38. */
  private static void discord(Text text, int token, Sink sink) {
    int start = text.start(token);
    int first = text.at(start);
    if (first != 'M' && first != 'N' && first != 'O' || Alphabet.DOTTED.has(text.at(start - 1))) {
      return;
    }
    int id = run(text, start, Alphabet.URL, 30);
    int middle = start + id + 1;
    if (id < 23 || id > 28 || text.at(middle - 1) != '.') {
      return;
    }
    if (run(text, middle, Alphabet.URL, 7) != 6 || text.at(middle + 6) != '.') {
      return;
    }
    int tail = run(text, middle + 7, Alphabet.URL, 40);
    if (tail >= 27 && tail <= 38) {
      sink.add(DISCORD, start, middle + 7 + tail, SURE);
    }
  }

  private static void azureDevOps(Text text, int token, Sink sink) {
    int start = text.start(token);
    int n = text.length(token);
    if (n == 84 && text.startsWith(start + 76, "AZDO")
        || n == 52 && isBase32(text, start) && text.around(token, token).has(Topic.SECRET)) {
      sink.add(AZURE_DEVOPS, start, text.end(token), SURE);
    }
  }

  /** Values of known length that only their name gives away. */
  private static void labelled(Text text, int token, Sink sink) {
    int start = text.start(token);
    if (text.startsWith(start, "00") && text.length(token) <= 42) {
      int n = run(text, start, Alphabet.URL, 44);
      if (n == 42 && text.around(token, token).has(Topic.OKTA)) {
        sink.add(OKTA, start, start + n, SURE);
        return;
      }
    }
    int before = text.at(start - 1);
    if (before == '/' || before == '+' || text.length(token) > 40) {
      return;
    }
    int n = awsLength(text, start);
    if (n == 40
        && text.around(token, token).has(Topic.AWS)
        && Randomness.entropy(text, start, start + n) >= LEAST_ENTROPY
        && !isHex(text, start, start + n)
        && !Randomness.isPlaceholder(text, start, start + n)) {
      sink.add(AWS_SECRET, start, start + n, SURE);
    }
  }

  private static int awsLength(Text text, int start) {
    int n = run(text, start, Alphabet.BASE64, 42);
    while (n > 0 && text.at(start + n - 1) == '=') {
      n--;
    }
    return n;
  }

  private static void run(
      Text text, int start, int body, Alphabet alphabet, int least, Kind kind, Sink sink) {
    int n = run(text, body, alphabet, 200);
    if (n >= least) {
      sink.add(kind, start, body + n, SURE);
    }
  }

  private static int run(Text text, int at, Alphabet alphabet, int most) {
    int n = 0;
    while (n < most && alphabet.has(text.at(at + n))) {
      n++;
    }
    return n;
  }

  private static boolean isHex(Text text, int start, int end) {
    return run(text, start, Alphabet.HEX, end - start) == end - start;
  }

  private static boolean isBase32(Text text, int start) {
    int n = 0;
    while (n < 52 && Alphabet.BASE32.has(Character.toUpperCase(text.at(start + n)))) {
      n++;
    }
    return n == 52;
  }
}
