package io.ledgerline.inspection.secret;

import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;

/**
 * {@code pat-na1-…}, asked about at its second part: many words begin as the first does. What
 * follows is a UUID.
 */
public final class HubSpotKeyRule implements Rule {
  static final Kind HUBSPOT = Kind.of("HUBSPOT_TOKEN", Rank.SECRET, Category.SECRETS);

  private static final String FIRST = "pat-";
  private static final int UUID = 36;
  private static final int SURE = 990;

  @Override
  public List<Kind> kinds() {
    return List.of(HUBSPOT);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.starts(List.of("na1-", "na2-", "eu1-")));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token) - FIRST.length();
    int body = text.end(token) + 1;
    if (text.length(token) == 3
        && text.startsWith(start, FIRST)
        && AssignedValue.isId(text, body, body + UUID)) {
      sink.add(HUBSPOT, start, body + UUID, SURE);
    }
  }
}
