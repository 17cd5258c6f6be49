package io.ledgerline.inspection.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Text;

/** What document markings mean; the traffic light protocol (FIRST TLP 2.0) included. */
final class Markings {
  private Markings() {}

  static Kind kind(Text text, int first, int last) {
    var words = words(text, first, last);
    if (words.contains("attorney") || words.contains("privileged")) {
      return Signals.LEGAL;
    }
    if (words.equals("tlp")) {
      return tlp(text.has(last + 1) ? words(text, last + 1, last + 1) : "");
    }
    if (words.contains("internal") || words.contains("internen")) {
      return Signals.MARKED_INTERNAL;
    }
    boolean restricted =
        words.endsWith("secret") && !words.startsWith("trade")
            || words.startsWith("restricted")
            || words.startsWith("strictly")
            || words.startsWith("streng");
    return restricted ? Signals.MARKED_RESTRICTED : Signals.MARKED_CONFIDENTIAL;
  }

  private static Kind tlp(String colour) {
    return switch (colour) {
      case "red" -> Signals.MARKED_RESTRICTED;
      case "amber" -> Signals.MARKED_CONFIDENTIAL;
      default -> Signals.MARKED_INTERNAL;
    };
  }

  private static String words(Text text, int first, int last) {
    int start = text.start(first);
    return Fold.text(new String(text.bytes(), start, text.end(last) - start, UTF_8));
  }
}
