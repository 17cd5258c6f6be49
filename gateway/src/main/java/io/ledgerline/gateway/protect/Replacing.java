package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.protect.RequestTexts.One;
import io.ledgerline.inspection.token.Hiding;
import io.ledgerline.inspection.token.Stand;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The edits of a body that put something in the place of every value that is hidden. */
final class Replacing {
  private static final byte[] QUOTE = {'"'};

  private Replacing() {}

  /** Edits for texts that have the same numbers in both. */
  static List<Edit> edits(List<One> texts, Hiding hiding) {
    var edits = new ArrayList<Edit>();
    for (int i = 0; i < texts.size(); i++) {
      var decoded = texts.get(i).decoded();
      List<Stand> stands = texts.get(i).fixed() ? List.of() : hiding.stands(i);
      boolean quoted =
          texts.get(i).number() && !stands.isEmpty() && !isNumber(texts.get(i), stands);
      if (quoted) {
        edits.add(Edit.insert(decoded.source(decoded.start()), QUOTE));
      }
      for (Stand stand : stands) {
        edits.add(
            new Edit(
                decoded.source(stand.start()), decoded.source(stand.end()), inside(stand.with())));
      }
      if (quoted) {
        edits.add(Edit.insert(decoded.source(decoded.end()), QUOTE));
      }
    }
    return edits;
  }

  /** Whether a number stays one: digits in the place of digits, and no zero in front. */
  private static boolean isNumber(One number, List<Stand> stands) {
    for (Stand stand : stands) {
      for (byte b : stand.with()) {
        if (b < '0' || b > '9') {
          return false;
        }
      }
    }
    Stand first = stands.getFirst();
    return first.start() > number.passage().start() || first.with()[0] != '0';
  }

  private static byte[] inside(byte[] utf8) {
    byte[] literal = JsonString.encode(new String(utf8, StandardCharsets.UTF_8));
    return Arrays.copyOfRange(literal, 1, literal.length - 1);
  }
}
