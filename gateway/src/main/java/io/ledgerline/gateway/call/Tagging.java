package io.ledgerline.gateway.call;

import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.tag.TagFacts;
import io.ledgerline.governance.tag.Tags;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tags of a call: its use case's, and those of the newest data policies whose conditions fit
 * what was found. The request's are decided before its texts get their key; what a review of the
 * answer flags can only add to them, in the entry that ends the call.
 */
final class Tagging {
  private Tagging() {}

  /** Decides the tags of the request; too many for an entry to list are a refusal. */
  static Decision request(Call call) {
    call.tags = of(call, call.inspection.flags());
    if (call.tags.size() > Tags.MOST) {
      return Decision.stop(
          OwnAnswers.policy(
              "tags.too_many",
              "The rules put %d tags on this call; have an administrator leave at most %d."
                  .formatted(call.tags.size(), Tags.MOST)));
    }
    return Decision.GO;
  }

  /** The tags that the entry which ends the call says. */
  static Set<String> atTheEnd(Call call) {
    Inspection answer = call.answerInspection;
    if (answer.flags().isEmpty() && answer.categories().isEmpty()) {
      return call.tags;
    }
    var flags = new TreeSet<>(call.inspection.flags());
    flags.addAll(answer.flags());
    var tags = new TreeSet<>(call.tags);
    tags.addAll(of(call, flags));
    return tags;
  }

  /** An upper bound of what tags add to the entry that ends the call, in bytes. */
  static int mostBytes(Call call) {
    if (call.tags.isEmpty() && !rules(call).tags()) {
      return 0;
    }
    var tags = new TreeSet<>(call.tags);
    tags.addAll(rules(call).possibleTags());
    return tags.stream().mapToInt(tag -> tag.length() + 3).sum();
  }

  private static Set<String> of(Call call, Collection<String> flags) {
    UseCaseView useCase = call.useCase;
    if (!rules(call).tags() && (useCase == null || useCase.tags().isEmpty())) {
      return Set.of();
    }
    var tags = new TreeSet<String>();
    if (useCase != null) {
      tags.addAll(useCase.tags());
    }
    var categories = new TreeSet<>(call.inspection.categories());
    categories.addAll(call.answerInspection.categories());
    tags.addAll(
        rules(call)
            .tags(
                new TagFacts(
                    categories,
                    call.inspection.classification(),
                    Set.copyOf(flags),
                    useCase == null ? "" : useCase.name(),
                    useCase == null ? "" : useCase.riskTier())));
    return tags;
  }

  private static DataRules rules(Call call) {
    return call.view().data().newest();
  }
}
