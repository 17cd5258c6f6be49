package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/**
 * User names in paths below the folders that systems keep people's files in: {@code
 * /home/kbrandt/…}, {@code /Users/kbrandt/…}, {@code C:\Users\kbrandt\…}.
 */
public final class HomeFolderRule implements Rule {
  private static final List<String> FOLDERS = List.of("home/", "Users/", "Users\\");

  @Override
  public List<Kind> kinds() {
    return List.of(UserNameRule.USERNAME);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.starts(FOLDERS).ends(List.of(Fold.utf8("home"), Fold.utf8("Users"))));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int folder = text.start(token);
    for (var name : FOLDERS) {
      int sign = name.charAt(name.length() - 1);
      if (text.startsWith(folder, name) && isRoot(text, folder, sign)) {
        user(text, folder + name.length(), sign, sink);
        return;
      }
    }
  }

  private static void user(Text text, int at, int sign, Sink sink) {
    int start = text.at(at) == sign ? at + 1 : at; // C:\\Users\\ in a string of a program
    int end = UserNames.end(text, start);
    if (text.at(end) == sign && UserNames.isPersons(text, start, end)) {
      sink.add(UserNameRule.USERNAME, start, end, UserNameRule.LIKELY);
    }
  }

  /** Whether a path begins here: no link goes on, no other folder stands before. */
  private static boolean isRoot(Text text, int folder, int sign) {
    int before = folder - 1;
    if (text.at(before) != sign) {
      return false;
    }
    int drive = text.at(before - 1) == sign && sign == '\\' ? before - 2 : before - 1;
    return sign == '\\'
        ? text.at(drive) == ':'
        : !text.wordAt(before - 1) && text.at(before - 1) != '/';
  }
}
