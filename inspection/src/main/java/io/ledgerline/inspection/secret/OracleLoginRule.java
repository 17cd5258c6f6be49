package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** {@code jdbc:oracle:thin:app/s3cr3t@//db:1521/x}: a slash parts user and password. */
public final class OracleLoginRule implements Rule {
  private static final List<String> DRIVERS =
      List.of("oracle:thin:", "oracle:oci:", "oracle:oci8:");
  private static final int MOST_USER = 128;

  /** Only kinds of other rules. */
  @Override
  public List<Kind> kinds() {
    return List.of();
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.starts(List.of("oracle:")));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    for (var driver : DRIVERS) {
      if (text.startsWith(start, driver)) {
        login(text, start + driver.length(), sink);
      }
    }
  }

  private static void login(Text text, int user, Sink sink) {
    int p = user;
    while (p - user <= MOST_USER && Alphabet.URL.has(text.at(p))) {
      p++;
    }
    if (p > user && text.at(p) == '/') {
      UrlSecretRule.password(text, p + 1, sink);
    }
  }
}
