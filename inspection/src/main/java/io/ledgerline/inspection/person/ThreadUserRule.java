package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** User names of forums: {@code u/quiet_otter}, {@code /u/bikes-and-bagels}; no path, no unit. */
public final class ThreadUserRule implements Rule {
  private static final String MAY_BEGIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
  private static final Set<Integer> OPENERS =
      Set.of(-1, (int) ' ', (int) '\n', (int) '(', (int) '"', (int) '\t', (int) '*', (int) '>');
  private static final String BEHIND = " \n\r\t,.!?):'\"*;]";

  /** {@code U/min}, {@code u/sec}, {@code u/off}. */
  private static final Set<String> UNITS = Set.of("min", "sec", "off", "and");

  @Override
  public List<Kind> kinds() {
    return List.of(UserNameRule.USERNAME);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.starts(
            IntStream.range(0, MAY_BEGIN.length())
                .mapToObj(i -> "u/" + MAY_BEGIN.charAt(i))
                .toList()));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int word = text.start(token);
    if (text.length(token) != 1 || !text.startsWith(word, "u/")) {
      return;
    }
    int first = text.at(word - 1) == '/' ? word - 1 : word;
    int start = word + 2;
    int end = UserNames.end(text, start);
    int behind = text.at(end);
    boolean alone =
        OPENERS.contains(text.at(first - 1)) && (behind < 0 || BEHIND.indexOf(behind) >= 0);
    if (alone && !isUnit(text, start, end) && !HandleForm.isNobodys(text, start, end)) {
      sink.add(UserNameRule.USERNAME, start, end, UserNameRule.LIKELY);
    }
  }

  private static boolean isUnit(Text text, int start, int end) {
    return end - start == "min".length()
        && UNITS.stream().anyMatch(unit -> text.startsWith(start, unit));
  }
}
