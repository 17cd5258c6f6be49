package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/** Names in elements of XML that are called so: {@code <last_name>Quigley</last_name>}. */
public final class ElementNameRule implements Rule {
  @Override
  public List<Kind> kinds() {
    return List.of(PersonRule.PERSON);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.words(WordClass.NAME_LABEL).before(">_-"));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int before = text.at(text.start(token) - 1);
    if (before == '<' || before == ':') {
      NameLabels.at(text, token, sink);
    }
  }
}
