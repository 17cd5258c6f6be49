package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Secret;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import java.util.List;

/**
 * What stands in the column of a table whose heading is the name of a password or key. The whole
 * cell is the value, if any of its words has letters and digits; it is weighed as one that is
 * assigned to the name would be.
 */
public final class ColumnRule implements Rule {
  private static final int LEAST = 3;
  private static final int MOST = 150;
  private static final int CONFIDENCE = 850;

  @Override
  public List<Kind> kinds() {
    return List.of(AssignedRule.PASSWORD, AssignedRule.GENERIC);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.shape(ByteClass.DIGIT, LEAST)
            .also(ByteClass.LOWER | ByteClass.UPPER)
            .near(Near.SECRET_COLUMN));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    var secret = text.secretColumn(token);
    if (secret == Secret.NONE) {
      return;
    }
    int separator = text.separator();
    int start = text.start(token);
    int floor = start - MOST;
    while (start >= floor && !ends(text.at(start - 1), separator)) {
      start--;
    }
    int end = text.end(token);
    while (end - start <= MOST && !ends(text.at(end), separator)) {
      end++;
    }
    if (start < floor || end - start > MOST) {
      return;
    }
    while (text.at(start) == ' ') {
      start++;
    }
    while (text.at(end - 1) == ' ') {
      end--;
    }
    boolean quoted = text.at(start) == '"' && text.at(end - 1) == '"' && end - start > 2;
    start += quoted ? 1 : 0;
    end -= quoted ? 1 : 0;
    boolean password = secret == Secret.PASSWORD;
    if (AssignedValue.isSecret(text, start, end, password, true)) {
      sink.add(password ? AssignedRule.PASSWORD : AssignedRule.GENERIC, start, end, CONFIDENCE);
    }
  }

  private static boolean ends(int b, int separator) {
    return b < 0 || b == '\n' || b == '\r' || b == separator;
  }
}
