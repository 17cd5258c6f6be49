package io.ledgerline.inspection.classify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.scan.Category;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides level and categories of a text from what detectors found in it, its markings, and labels
 * that the caller gave. Immutable and thread-safe.
 *
 * <p>PHI is a health term together with an identifier of a person (45 CFR 164.514(b)(2)), or a
 * number that only health care gives out. Places and dates alone do not count as identifiers here.
 */
public final class Classifier {
  /** So many distinct persons make personal data bulk data. */
  public static final int BULK_PERSONS = 25;

  private static final int MOST_REASONS = 64;
  private final Detectors detectors;

  public Classifier(Detectors detectors) {
    this.detectors = detectors;
  }

  /**
   * Classifies a text.
   *
   * @param utf8 the text, for counting distinct persons
   * @param examined what the detectors saw in it
   * @param labels levels and categories that the caller names ({@code confidential}, {@code phi});
   *     other labels are passed by
   */
  public Classification classify(byte[] utf8, Detectors.Examined examined, Set<String> labels) {
    var decision = new Decision();
    examined.findings().forEach(finding -> finding(finding, decision));
    signals(utf8, examined, decision);
    int persons = persons(utf8, examined.findings());
    if (persons >= BULK_PERSONS) {
      decision.raise(Level.RESTRICTED, persons + " distinct persons");
    }
    labels.forEach(label -> label(label, decision));
    return decision.classification();
  }

  private void finding(Finding finding, Decision decision) {
    var category = detectors.category(finding.type());
    if (category != Category.NONE) {
      decision.add(category, finding.type() + " found");
      if (category == Category.GOV_ID || category == Category.PHI) {
        decision.add(Category.PII, finding.type() + " found");
      }
    }
  }

  private void signals(byte[] utf8, Detectors.Examined examined, Decision decision) {
    var terms = new TermEvidence();
    examined.findings().forEach(f -> terms.finding(f.type(), detectors.category(f.type())));
    terms.terms(utf8, examined.signals());
    terms.categories().forEach(about -> decision.add(about, TermEvidence.reason(about)));
    for (var signal : examined.signals()) {
      switch (signal.type()) {
        case "MARKED_PRIVILEGED" -> decision.add(Category.LEGAL_PRIVILEGED, "marked privileged");
        case "MARKED_INTERNAL" -> decision.raise(Level.INTERNAL, "marked internal");
        case "MARKED_CONFIDENTIAL" -> decision.raise(Level.CONFIDENTIAL, "marked confidential");
        case "MARKED_RESTRICTED" -> decision.raise(Level.RESTRICTED, "marked restricted");
        default -> {}
      }
    }
  }

  /** Names and addresses of mail are counted apart: who has both is one person. */
  private static int persons(byte[] utf8, List<Finding> findings) {
    return Math.max(distinct(utf8, findings, "PERSON"), distinct(utf8, findings, "EMAIL"));
  }

  private static int distinct(byte[] utf8, List<Finding> findings, String type) {
    var distinct = new HashSet<String>();
    for (var finding : findings) {
      if (finding.type().equals(type)) {
        var value = new String(utf8, finding.start(), finding.end() - finding.start(), UTF_8);
        distinct.add(value.toLowerCase(Locale.ROOT));
      }
    }
    return distinct.size();
  }

  private static void label(String label, Decision decision) {
    var name = label.toUpperCase(Locale.ROOT).replace('-', '_');
    for (var level : Level.values()) {
      if (level.name().equals(name)) {
        decision.raise(level, "labelled " + label + " by the caller");
      }
    }
    for (var category : Category.values()) {
      if (category.name().equals(name) && category != Category.NONE) {
        decision.add(category, "labelled " + label + " by the caller");
      }
    }
  }

  /** What raises a text to which level (facts of the classes are in docs/inspection.md). */
  private static Level level(Category category) {
    return switch (category) {
      case SECRETS, GOV_ID, PHI, PCI, SPECIAL_CATEGORY -> Level.RESTRICTED;
      case PII, FINANCIAL_DATA, LEGAL_PRIVILEGED, SOURCE_CODE, TRADE_SECRET -> Level.CONFIDENTIAL;
      case INTERNAL_INFRA, BUSINESS_CONTACT -> Level.INTERNAL;
      case NONE -> Level.PUBLIC;
    };
  }

  /** A classification in the making. */
  private static final class Decision {
    // That nothing is found makes no text public: no detector knows what was published.
    private Level level = Level.INTERNAL;
    private final EnumSet<Category> categories = EnumSet.noneOf(Category.class);
    private final LinkedHashSet<String> reasons = new LinkedHashSet<>();

    void add(Category category, String reason) {
      categories.add(category);
      raise(level(category), category.label() + ": " + reason);
    }

    void raise(Level to, String reason) {
      level = level.or(to);
      if (reasons.size() < MOST_REASONS) {
        reasons.add(reason);
      }
    }

    Classification classification() {
      return new Classification(level, categories, List.copyOf(reasons));
    }
  }
}
