package io.ledgerline.inspection.identifier;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Bank codes of ISO 9362 where the text speaks of one; many ordinary words look the same. */
public final class SwiftRule implements Rule {
  static final Kind SWIFT_BIC = Kind.of("SWIFT_BIC", Rank.BANK, Category.FINANCIAL_DATA);

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  @Override
  public List<Kind> kinds() {
    return List.of(SWIFT_BIC);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.shape(ByteClass.UPPER, 8)
            .atMost(11)
            .without(ByteClass.LOWER | ByteClass.HIGH)
            .near(Near.SWIFT));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int n = text.length(token);
    int start = text.start(token);
    boolean plain = (text.shape(token) & (ByteClass.LOWER | ByteClass.HIGH)) == 0;
    if (n != 8 && n != 11 || !plain || !isLetters(text, start)) {
      return;
    }
    var country = "" + (char) text.at(start + 4) + (char) text.at(start + 5);
    if ((COUNTRIES.contains(country) || country.equals("XK"))
        && text.around(token, token).has(Topic.SWIFT)) {
      sink.add(SWIFT_BIC, start, text.end(token), NumberForm.LABELLED);
    }
  }

  private static boolean isLetters(Text text, int start) {
    for (int i = 0; i < 6; i++) {
      if (ByteClass.of((byte) text.at(start + i)) != ByteClass.UPPER) {
        return false;
      }
    }
    return true;
  }
}
