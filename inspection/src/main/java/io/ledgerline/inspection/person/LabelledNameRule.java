package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * A whole text that the caller labelled as a name, the value of {@code first_name}, or as what
 * somebody is called by a service, that of {@code username}.
 */
public final class LabelledNameRule implements Rule {
  private static final int BY_LABEL = 950;
  private static final int MOST_BYTES = 100;
  private static final int MOST_WORDS = 6;

  private final UserNameRule users;

  /** With the rule that knows user names. */
  public LabelledNameRule(UserNameRule users) {
    this.users = users;
  }

  @Override
  public List<Kind> kinds() {
    return List.of(PersonRule.PERSON, UserNameRule.USERNAME);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(0, 1).behindGap(ByteClass.LINE).near(Near.LABEL));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    long user = text.isLabelled(token) ? text.labelUser() : 0;
    boolean shared = user != 0 && UserNameRule.isSure(user) && !text.has(token + 1);
    if (user != 0 && users.whole(text, user, sink) || shared) {
      return;
    }
    long name = WordClass.NAME_LABEL.bit();
    if (!text.isLabelled(token)
        || (text.labelClasses() & name) == 0
        || text.to() - text.from() > MOST_BYTES) {
      return;
    }
    int last = token;
    while (text.has(last + 1) && last - token < MOST_WORDS) {
      last++;
    }
    boolean more = text.has(last + 1);
    for (int i = token; i <= last; i++) {
      more |= (text.shape(i) & ByteClass.DIGIT) != 0;
    }
    if (!more) {
      sink.add(PersonRule.PERSON, text.start(token), text.end(last), BY_LABEL);
    }
  }
}
