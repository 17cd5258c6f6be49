package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Numeral;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;
import java.util.Set;

/**
 * User names before what somebody says in a chat, behind the time: {@code [09:14] maca_r: hi},
 * {@code 21:03 <tess> hi}, {@code 12/11/23, 9:14 PM - @kwame_o: hi}. Not what programs write into
 * logs, which looks much the same: a name that is neither in brackets nor behind an {@code @} has
 * to look like a user name, and the time to have no seconds.
 */
public final class SpeakerRule implements Rule {
  /** How far the beginning of the line may be: a day before the time. */
  private static final int MOST_BEFORE = 24;

  private static final int LAST_HOUR = 23;
  private static final int LAST_MINUTE = 59;
  private static final Set<String> BESIDE_TIME = Set.of("AM", "PM", "am", "pm");

  /** Ends of files, of which programs write instead of user names. */
  private static final Set<String> FILES =
      Set.of(
          "java", "class", "html", "json", "yaml", "toml", "conf", "log", "txt", "exe", "dll",
          "service", "socket", "timer", "cpp", "php", "sql", "xml", "yml", "csv", "jar", "bat");

  /** Elements of HTML that are no longer than names. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "div", "span", "table", "body", "html", "head", "title", "form", "input", "button",
          "label", "img", "pre", "code", "script", "style", "link", "meta", "main", "nav",
          "section", "article", "header", "footer", "strong", "video", "audio", "svg", "path",
          "select");

  @Override
  public List<Kind> kinds() {
    return List.of(UserNameRule.USERNAME);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.HEX_GROUP);
  }

  @Override
  public void at(Text text, int hour, Sink sink) {
    int minute = hour + 1;
    if (!isNumber(text, hour, LAST_HOUR)
        || !text.joins(minute, ':')
        || text.length(minute) != 2
        || !isNumber(text, minute, LAST_MINUTE)
        || !beginsLine(text, text.start(hour))) {
      return;
    }
    int time = text.end(minute);
    boolean seconds = text.at(time) == ':' && isDigit(text, time + 1) && isDigit(text, time + 2);
    int start = behindTime(text, seconds ? time + 3 : time);
    int sign = text.at(start);
    int name = sign == '<' || sign == '@' ? start + 1 : start;
    int end = UserNames.end(text, name);
    boolean told = sign == '<' ? isInBrackets(text, name, end) : isSaying(text, end);
    boolean looks = sign == '<' || sign == '@' || !seconds && isUserName(text, name, end);
    if (start > time && told && looks && UserNames.isPersons(text, name, end)) {
      sink.add(UserNameRule.USERNAME, name, end, UserNameRule.LIKELY);
    }
  }

  private static boolean isInBrackets(Text text, int start, int end) {
    return text.at(end) == '>'
        && text.at(end + 1) == ' '
        && !ELEMENTS.contains(ascii(text, start, end));
  }

  private static boolean isSaying(Text text, int end) {
    return text.at(end) == ':' && text.at(end + 1) <= ' ';
  }

  private static boolean isUserName(Text text, int start, int end) {
    int dot = end;
    while (dot > start && text.at(dot - 1) != '.') {
      dot--;
    }
    boolean word = dot == start || end - dot > 3 && !FILES.contains(ascii(text, dot, end));
    return word
        && UserForm.isSmall(text, start, end)
        && (UserForm.isSigned(text, start, end) || UserForm.isNumbered(text, start, end));
  }

  /** Behind the half of the day, brackets and blanks; where the time ended if there are none. */
  private static int behindTime(Text text, int from) {
    int p = from;
    if (text.at(p) == ' ' && BESIDE_TIME.contains(ascii(text, p + 1, p + 3))) {
      p += 3;
    }
    p += text.at(p) == ']' || text.at(p) == ')' ? 1 : 0;
    int blanks = p;
    while (text.at(p) == ' ' || text.at(p) == '\t') {
      p++;
    }
    if (text.at(p) == '-' && text.at(p + 1) == ' ' && p > blanks) {
      p += 2;
    }
    return p > blanks ? p : from;
  }

  /** Whether nothing but a day and a bracket stands before it in its line. */
  private static boolean beginsLine(Text text, int offset) {
    int p = offset - 1;
    while (p >= text.from() && text.at(p) != '\n') {
      int b = text.at(p);
      boolean day = b >= '0' && b <= '9' || " [(,./-T".indexOf(b) >= 0;
      if (!day || offset - p > MOST_BEFORE) {
        return false;
      }
      p--;
    }
    return true;
  }

  private static boolean isNumber(Text text, int token, int most) {
    int value = Numeral.of(text, token);
    return text.length(token) <= 2 && value >= 0 && value <= most;
  }

  private static boolean isDigit(Text text, int at) {
    return text.at(at) >= '0' && text.at(at) <= '9';
  }

  private static String ascii(Text text, int start, int end) {
    var word = new StringBuilder(end - start);
    for (int p = start; p < end; p++) {
      word.append((char) Math.max(' ', text.at(p)));
    }
    return word.toString();
  }
}
