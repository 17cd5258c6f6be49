package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/** URLs with a scheme, up to the first byte that no URL holds. */
public final class WebRule implements Rule {
  static final Kind URL = new Kind("URL", 2, Rank.OTHER, Category.NONE);

  private static final int MOST = 2048;

  /**
   * Below what a label tells, of numbers and of passwords: a link protects nobody, what stands in
   * its query is somebody's.
   */
  private static final int SURE = 840;

  @Override
  public List<Kind> kinds() {
    return List.of(URL);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(0, 1).behindGap(ByteClass.COLON | ByteClass.SLASH));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int host = text.start(token);
    if (!text.startsWith(host - 3, "://") || token == 0 || text.end(token - 1) != host - 3) {
      return;
    }
    int p = host;
    // A link in a link is asked about on its own; findings that overlap become one.
    while (p - host < MOST && isUrl(text.at(p)) && !isScheme(text, p)) {
      p++;
    }
    while (p > host && isTail(text.at(p - 1))) {
      p--;
    }
    sink.add(URL, text.start(token - 1), p, SURE);
  }

  private static boolean isScheme(Text text, int at) {
    return text.at(at) == ':' && text.at(at + 1) == '/' && text.at(at + 2) == '/';
  }

  private static boolean isUrl(int b) {
    return b > ' ' && b != '"' && b != '<' && b != '>' && b != '\'' && b != '`' && b != '\\'
        && b != '{' && b != '}' && b != '|' && b != '^';
  }

  private static boolean isTail(int b) {
    return b == '.' || b == ',' || b == ')' || b == ']' || b == ';' || b == ':' || b == '!'
        || b == '?' || b == '*';
  }
}
