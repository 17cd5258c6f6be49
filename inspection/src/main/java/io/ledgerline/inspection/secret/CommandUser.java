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
  private static final List<String> FLAGS = List.of("--username", "--user", "-u", "-U", "-l");
  private static final int MOST = 40;

  private CommandUser() {}

  /** Looks at an argument of a command that takes passwords, or logs in to another host. */
  static void at(Text text, int argument, PasswordOption.Form form, Sink sink) {
    if (form == PasswordOption.Form.NONE && host(text, argument, sink)) {
      return;
    }
    for (var flag : FLAGS) {
      if (text.startsWith(argument, flag)) {
        value(text, argument + flag.length(), sink);
        return;
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
  private static boolean host(Text text, int at, Sink sink) {
    int end = end(text, at);
    if (end == at || text.at(end) != '@' || !text.wordAt(end + 1)) {
      return false;
    }
    UserNameRule.beside(text, at, end, sink);
    return true;
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
