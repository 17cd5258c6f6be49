package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.person.UserNameRule;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Passwords, and who they are of, among the arguments of commands that say so with a letter only:
 * {@code mysql -uroot -pS3cret}, {@code curl -u jdoe:s3cret https://…}, {@code sshpass -p 's3cret'
 * ssh …}. A variable is none.
 */
public final class CommandRule implements Rule {
  private static final int CONFIDENCE = 850;
  private static final int MOST_LINE = 400;
  private static final int LEAST = 4;

  /** By the first byte of their names. */
  private static final List<List<Command>> COMMANDS =
      IntStream.range(0, 128).mapToObj(CommandRule::commands).toList();

  private static final long LABELS =
      WordClass.bits(
          WordClass.PASSWORD_WORD, WordClass.SECRET_WORD, WordClass.KEY_WORD, WordClass.USER_LABEL);

  private record Command(String name, CommandLogin login) {}

  private static List<Command> commands(int first) {
    return CommandLogin.ALL.stream()
        .flatMap(login -> login.commands().stream().map(name -> new Command(name, login)))
        .filter(command -> command.name().charAt(0) == first)
        .toList();
  }

  @Override
  public List<Kind> kinds() {
    return List.of(AssignedRule.PASSWORD, UserNameRule.USERNAME);
  }

  @Override
  public List<Trigger> triggers() {
    var words =
        COMMANDS.stream()
            .flatMap(List::stream)
            .map(command -> command.name().split("[-_]")[0])
            .toList();
    return List.of(Trigger.starts(words).ends(words.stream().map(Fold::utf8).toList()));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    var command = command(text, text.start(token));
    if (command != null) {
      arguments(text, text.start(token) + command.name().length(), command.login(), sink);
    }
  }

  /** The command whose name begins here, as a word of its own. */
  private static @Nullable Command command(Text text, int start) {
    int first = text.at(start);
    if (first < 0 || first >= COMMANDS.size()) {
      return null;
    }
    for (var command : COMMANDS.get(first)) {
      int end = start + command.name().length();
      if (text.startsWith(start, command.name()) && text.at(end) == ' ') {
        return command;
      }
    }
    return null;
  }

  /** Looks at each argument from the blank on, to the end of the command. */
  private static void arguments(Text text, int from, CommandLogin login, Sink sink) {
    boolean means = login.also().isEmpty();
    int p = from;
    while (p - from < MOST_LINE && !ends(text, p)) {
      if (text.at(p) != ' ' || text.at(p + 1) == ' ') {
        p++;
        continue;
      }
      p++;
      if (command(text, p) != null) {
        return; // it is asked about on its own
      }
      means = means || text.startsWith(p, login.also());
      if (means) {
        CommandUser.at(text, p, login.users(), sink);
        password(text, p, login, sink);
      }
    }
  }

  private static void password(Text text, int argument, CommandLogin login, Sink sink) {
    for (var flag : login.passwords()) {
      if (text.startsWith(argument, flag)) {
        value(text, argument + flag.length(), login.form(), sink);
      }
    }
  }

  private static void value(Text text, int at, CommandLogin.Form form, Sink sink) {
    boolean next = text.at(at) == ' ' || text.at(at) == '=';
    boolean fits =
        switch (form) {
          case REST -> !next;
          case NEXT -> next;
          case VALUE, BEHIND_COLON, BEHIND_PERCENT -> true;
        };
    if (!fits) {
      return;
    }
    int p = at;
    while (text.at(p) == ' ' || text.at(p) == '=') {
      p++;
    }
    int quote = text.at(p) == '\'' || text.at(p) == '"' ? text.at(p) : -1;
    int start = quote < 0 ? p : p + 1;
    int end = AssignedValue.end(text, start, quote);
    int sign =
        switch (form) {
          case BEHIND_COLON -> ':';
          case BEHIND_PERCENT -> '%';
          case VALUE, NEXT, REST -> 0;
        };
    if (sign > 0) {
      int user = start;
      start = LoginPair.behindUser(text, start, end, sign);
      if (isPassword(text, start, end)) {
        UserNameRule.beside(text, user, start - 1, sink);
      }
    }
    if (isPassword(text, start, end)) {
      sink.add(AssignedRule.PASSWORD, start, end, CONFIDENCE);
    }
  }

  private static boolean isPassword(Text text, int start, int end) {
    return start >= 0
        && end - start >= LEAST
        && text.at(start) != '-'
        && !AssignedValue.isReference(text, start, end, false)
        && !Randomness.isPlaceholder(text, start, end)
        && !isLabel(text, start, end);
  }

  /** {@code user:password}, which stands for both. */
  private static boolean isLabel(Text text, int start, int end) {
    int p = start;
    while (p < end && Alphabet.LETTERS.has(text.at(p))) {
      p++;
    }
    return p == end && (text.meanings(start, end) & LABELS) != 0;
  }

  private static boolean ends(Text text, int at) {
    int b = text.at(at);
    return b < 0 || b == '|' || b == ';' || b == '\r' || b == '\n' && text.at(at - 1) != '\\';
  }
}
