package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.person.UserNameRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import java.util.List;

/**
 * Who a command logs in as: {@code psql -U mhollander}, {@code mysql -umhollander}, {@code scp
 * a.txt mhollander@db1:/srv}.
 */
final class CommandUser {
  private static final int MOST = 40;

  private CommandUser() {}

  /** Looks at an argument of a command that has these options with a user name. */
  static void at(Text text, int argument, List<String> options, Sink sink) {
    for (var option : options) {
      if (option.equals(CommandLogin.AT_HOST)) {
        host(text, argument, sink);
      } else if (text.startsWith(argument, option)) {
        value(text, argument + option.length(), sink);
      }
    }
  }

  private static void value(Text text, int at, Sink sink) {
    int p = at;
    while (text.at(p) == ' ' || text.at(p) == '=') {
      p++;
    }
    int start = text.at(p) == '\'' || text.at(p) == '"' ? p + 1 : p;
    int end = end(text, start);
    int behind = text.at(end);
    if (end > start && (behind <= ' ' || behind == '\'' || behind == '"')) {
      UserNameRule.beside(text, start, end, sink);
    }
  }

  /** {@code mhollander@db1}, also where no mail address could be. */
  private static void host(Text text, int at, Sink sink) {
    int end = end(text, at);
    if (end > at && text.at(end) == '@' && text.wordAt(end + 1)) {
      UserNameRule.beside(text, at, end, sink);
    }
  }

  private static int end(Text text, int start) {
    int p = start;
    while (p - start < MOST
        && (text.wordAt(p) || text.at(p) == '_' || text.at(p) == '.' || text.at(p) == '-')) {
      p++;
    }
    return p;
  }
}
