package io.ledgerline.inspection.detect;

import io.ledgerline.inspection.contact.EmailRule;
import io.ledgerline.inspection.scan.Rule;
import java.util.List;

/** The rules of the standard set. */
final class StandardRules {
  private StandardRules() {}

  static List<Rule> all() {
    return List.of(new EmailRule());
  }
}
