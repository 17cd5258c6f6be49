package io.ledgerline.inspection.rule;

import io.ledgerline.inspection.promise.Offer;
import io.ledgerline.inspection.promise.Promise;
import io.ledgerline.inspection.promise.PromiseCheck;
import java.util.List;

/**
 * No promise that the brand's terms do not carry.
 *
 * @param offer what the brand offers
 * @param action for a promise that a customer could hold the brand to; others are noted
 */
public record PromiseRule(Offer offer, Violation.Action action, String instead)
    implements SentenceRule {
  @Override
  public String id() {
    return "output.promise";
  }

  @Override
  public int version() {
    return 6;
  }

  @Override
  public Watch open() {
    var check = new PromiseCheck(offer);
    return new Watch() {
      @Override
      public List<Violation> sentence(CharSequence text, int from, int to) {
        String said = text.subSequence(from, to).toString();
        return check.sentence(said, 0, said.length()).stream()
            .map(promise -> violation(promise, from))
            .toList();
      }
    };
  }

  private Violation violation(Promise promise, int from) {
    return new Violation(
        id(),
        promise.reason(),
        from + promise.start(),
        from + promise.end(),
        promise.kind().binding() ? action : Violation.Action.NOTE,
        instead);
  }
}
