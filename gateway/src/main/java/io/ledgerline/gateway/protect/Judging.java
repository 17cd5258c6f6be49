package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.protect.Tally.Judged;
import io.ledgerline.governance.data.DataClass;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.scan.Category;
import java.util.HashMap;
import java.util.Map;

/**
 * What findings in one request come to, by the policies that it is under and by what is said of its
 * content. What a tenant allows is still judged by the policies of the organization.
 */
final class Judging {
  private final DataTerms terms;
  private final DataTerms ofOrganization;
  private final Markings markings;
  private final Map<Case, Judged> known = new HashMap<>();

  /** All that a decision about a finding depends on, once the markings are known. */
  private record Case(Category category, DataClass floor, boolean allowed) {}

  Judging(DataTerms terms, Markings markings) {
    this.terms = terms;
    this.ofOrganization = terms.ofOrganization();
    this.markings = markings;
  }

  /**
   * What is done with a finding in a text that makes bytes: by the rules that the conversation
   * began with, and by the newest.
   *
   * @param floor the class that the text has at least
   * @param allowed whether it is a value that the tenant allows
   */
  Judged inText(Category category, DataClass floor, boolean allowed) {
    return known.computeIfAbsent(new Case(category, floor, allowed), this::inText);
  }

  private Judged inText(Case about) {
    if (about.category() == Category.NONE) {
      return new Judged(null, null);
    }
    DataTerms holds = about.allowed() ? ofOrganization : terms;
    return new Judged(
        holds.decide(about.category(), about.floor(), markings.floorNow()),
        holds.watch(about.category(), markings.floorNow()));
  }

  /** What the newest rules alone say, as of what has to stay as it is. */
  Judged now(Category category, boolean allowed) {
    if (category == Category.NONE) {
      return new Judged(null, null);
    }
    DataTerms holds = allowed ? ofOrganization : terms;
    return new Judged(
        holds.newest().decide(category, holds.place(), markings.floorNow()),
        holds.watch(category, markings.floorNow()));
  }
}
