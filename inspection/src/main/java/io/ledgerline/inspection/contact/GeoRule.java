package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Numeral;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.Trigger.Near;
import java.util.List;

/**
 * A latitude and a longitude with at least four decimals, so exact to about ten metres, and those
 * of {@link Sexagesimal}.
 */
public final class GeoRule implements Rule {
  static final Kind GEO = new Kind("GEO_COORDINATES", 3, Rank.CONTACT, Category.PII);

  private static final int LEAST_DECIMALS = 4;
  private static final int LABELLED = 950;
  private static final int ALONE = 600;

  @Override
  public List<Kind> kinds() {
    return List.of(GEO);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.number(1, 3).before(ByteClass.DOT, "'").near(Near.DIGIT));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!isDecimal(text, token, 180)) {
      sexagesimal(text, token, sink);
      return;
    }
    int second = token + 2;
    boolean between =
        text.has(second)
            && (text.gap(second) & (ByteClass.CELL | ByteClass.SPACE)) != 0
            && text.gapLength(second) <= 3;
    boolean north = isDecimal(text, token, 90); // else the longitude stands first, as in GeoJSON
    if (!between || !isDecimal(text, second, north ? 180 : 90)) {
      int end = Sexagesimal.directed(text, token + 1);
      if (end > 0) {
        sink.add(GEO, text.start(token), end, LABELLED);
      } else {
        labelled(text, token, sink);
      }
      return;
    }
    boolean known = text.around(token, second + 1).has(Topic.GEO);
    if (!known && isFraction(text, token) && isFraction(text, second)) {
      return;
    }
    sink.add(GEO, start(text, token), text.end(second + 1), known ? LABELLED : ALONE);
  }

  /** One of the two in degrees and minutes. */
  private static void sexagesimal(Text text, int token, Sink sink) {
    int whole = Sexagesimal.endOfWhole(text, token);
    if (whole > 0) {
      sink.add(GEO, text.start(token - 1), whole, ALONE);
      return;
    }
    boolean fraction = text.joins(token + 1, '.') && text.isDigits(token + 1);
    int start = fraction ? Sexagesimal.start(text, token) : -1;
    if (start >= 0) {
      sink.add(GEO, start, Sexagesimal.end(text, token + 1), ALONE);
    }
  }

  /** One of the two under its own name: {@code "lat": 48.85661}. */
  private static void labelled(Text text, int token, Sink sink) {
    if (text.around(token, token + 1).near(Topic.GEO)) {
      sink.add(GEO, start(text, token), text.end(token + 1), LABELLED);
    }
  }

  /** Two numbers below one are shares or weights far more often than a place in the Atlantic. */
  private static boolean isFraction(Text text, int token) {
    return text.length(token) == 1 && text.at(text.start(token)) == '0';
  }

  private static boolean isDecimal(Text text, int token, int most) {
    if (!text.isDigits(token)
        || text.length(token) > 3
        || !text.joins(token + 1, '.')
        || !text.isDigits(token + 1)
        || text.length(token + 1) < LEAST_DECIMALS
        || text.length(token + 1) > 12) {
      return false;
    }
    return Numeral.of(text, token) < most
        && text.at(text.start(token) - 1) != '.'
        && text.at(text.start(token) - 1) != '$';
  }

  private static int start(Text text, int token) {
    int before = text.at(text.start(token) - 1);
    return before == '-' || before == '+' ? text.start(token) - 1 : text.start(token);
  }
}
