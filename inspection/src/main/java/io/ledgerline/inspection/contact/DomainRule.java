package io.ledgerline.inspection.contact;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rank;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import io.ledgerline.inspection.scan.WordClass;
import java.util.List;

/**
 * Host names under the large top-level domains, and internal ones ({@code db01.corp.internal}), and
 * mail addresses that are {@link WrittenOut} before one.
 */
public final class DomainRule implements Rule {
  static final Kind DOMAIN = Kind.of("DOMAIN_NAME", Rank.OTHER, Category.NONE);
  static final Kind INTERNAL_HOST = Kind.of("INTERNAL_HOST", Rank.OTHER, Category.INTERNAL_INFRA);

  private static final int MOST_LABELS = 8;
  private static final int SURE = 800;

  @Override
  public List<Kind> kinds() {
    return List.of(DOMAIN, INTERNAL_HOST, EmailRule.EMAIL);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(
        Trigger.words(WordClass.LARGE_TLD, WordClass.INTERNAL_TLD).behindGap(ByteClass.DOT));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    if (!text.joins(token, '.')
        || text.joins(token + 1, '.') && text.is(token + 1, WordClass.TLD)) {
      return;
    }
    int behind = text.at(text.end(token));
    if (behind == '(' || behind == '_' || behind == '-' || behind == '@') {
      return;
    }
    int first = token;
    while (token - first < MOST_LABELS
        && (text.joins(first, '.') || first < token && text.joins(first, '-'))) {
      first--;
    }
    int before = text.at(text.start(first) - 1);
    boolean internal = text.is(token, WordClass.INTERNAL_TLD);
    if (first == token
        || before == '@'
        || before == '.'
        || before == '_'
        || internal && token - first < 2) {
      return;
    }
    int domain = text.start(first);
    int sign = WrittenOut.sign(text, domain);
    int mail = sign < 0 ? sign : WrittenOut.start(text, sign);
    if (mail < sign && !SampleAddress.is(text, mail, sign, domain, text.end(token))) {
      sink.add(EmailRule.EMAIL, mail, text.end(token), SURE);
    } else {
      sink.add(internal ? INTERNAL_HOST : DOMAIN, domain, text.end(token), SURE);
    }
  }
}
