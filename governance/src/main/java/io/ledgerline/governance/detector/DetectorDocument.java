package io.ledgerline.governance.detector;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.tenant.OwnDetectors;
import io.ledgerline.inspection.tenant.TenantRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a Detectors document, compiled.
 *
 * @param tenant whose texts it is about; null for everybody's
 * @param name unique in the tenant
 * @param version of the setting; findings name it
 * @param spec what it was made of
 * @param compiled what looks at texts
 */
public record DetectorDocument(
    @Nullable String tenant, String name, int version, Spec spec, OwnDetectors compiled) {
  private static final String ORGANIZATION = "organization";

  /**
   * What a document says.
   *
   * @throws IllegalArgumentException naming what can't be: an expression, a term, a size
   */
  public static DetectorDocument of(@Nullable String tenant, String name, int version, Spec spec) {
    TenantRules rules = rules(tenant, name, version, spec);
    return new DetectorDocument(tenant, name, version, spec, new OwnDetectors(rules));
  }

  /** The rules that it declares, not compiled. */
  public TenantRules rules() {
    return rules(tenant, name, version, spec);
  }

  private static TenantRules rules(@Nullable String tenant, String name, int version, Spec spec) {
    return new TenantRules(
        owner(tenant, name),
        version,
        patterns(spec),
        dictionaries(spec),
        Set.copyOf(spec.texts("allowed")));
  }

  /** One that finds nothing and allows these values. */
  static DetectorDocument allowing(@Nullable String tenant, List<String> values) {
    return of(tenant, "allowed", 0, new Spec(Map.of("allowed", values)));
  }

  /** The same, allowing nothing. */
  DetectorDocument withoutAllowed() {
    if (spec.texts("allowed").isEmpty()) {
      return this;
    }
    var values = new LinkedHashMap<>(spec.values());
    values.remove("allowed");
    return of(tenant, name, version, new Spec(values));
  }

  /** Whether it looks for anything. */
  boolean finds() {
    return !spec.objects("patterns").isEmpty() || !spec.objects("dictionaries").isEmpty();
  }

  /** Whether what it finds is only recorded. */
  boolean observes() {
    return spec.text("mode", "enforce").equals("observe");
  }

  private static String owner(@Nullable String tenant, String name) {
    return (tenant == null ? ORGANIZATION : tenant) + "/" + name;
  }

  /** How entries name it, with its version: {@code threadco/own@3}. */
  String shownName() {
    return owner(tenant, name) + "@" + version;
  }

  private static List<TenantRules.PatternRule> patterns(Spec spec) {
    return spec.objects("patterns").stream()
        .map(
            each ->
                new TenantRules.PatternRule(
                    each.text("type"), category(each), each.text("expression")))
        .toList();
  }

  private static List<TenantRules.Dictionary> dictionaries(Spec spec) {
    return spec.objects("dictionaries").stream()
        .map(
            each ->
                new TenantRules.Dictionary(each.text("type"), category(each), each.texts("terms")))
        .toList();
  }

  private static Category category(Spec spec) {
    return Category.valueOf(spec.text("category").toUpperCase(Locale.ROOT));
  }
}
