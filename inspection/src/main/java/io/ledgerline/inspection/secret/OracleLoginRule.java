package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** {@code jdbc:oracle:thin:app/s3cr3t@//db:1521/x}: a slash parts user and password. */
public final class OracleLoginRule implements Rule {
  private static final String DRIVER = "oracle:";
  private static final int MOST_USER = 128;

  /** Only kinds of other rules. */
  @Override
  public List<Kind> kinds() {
    return List.of();
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.starts(List.of("thin", "oci:", "oci8")));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int end = text.end(token);
    if (text.at(end) != ':' || !text.startsWith(text.start(token) - DRIVER.length(), DRIVER)) {
      return;
    }
    int p = end + 1;
    while (p - end <= MOST_USER && Alphabet.URL.has(text.at(p))) {
      p++;
    }
    if (p > end + 1 && text.at(p) == '/') {
      UrlSecretRule.password(text, p + 1, sink);
    }
  }
}
