package io.ledgerline.inspection.tenant;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.scan.Disjoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The standard detectors with those of the organization and of one tenant on top. Immutable and
 * thread-safe. What the organization allows is no finding; what only the tenant allows is one to
 * the organization's policies, since a tenant takes nothing from those.
 */
public final class TenantDetectors {
  private final Detectors standard;
  private final List<OwnDetectors> organization;
  private final List<OwnDetectors> tenant;
  private final Map<String, Category> categories = new HashMap<>();

  /** These on top of the standard ones. */
  public TenantDetectors(
      Detectors standard, List<OwnDetectors> organization, List<OwnDetectors> tenant) {
    this.standard = standard;
    this.organization = List.copyOf(organization);
    this.tenant = List.copyOf(tenant);
    organization.forEach(own -> own.categories().forEach(this::name));
    tenant.forEach(own -> own.categories().forEach(this::name));
  }

  private TenantDetectors(TenantDetectors same, Map<String, Category> types) {
    this.standard = same.standard;
    this.organization = same.organization;
    this.tenant = same.tenant;
    categories.putAll(same.categories);
    types.forEach(this::name);
  }

  /** The same, for findings of these types among those that they are laid upon. */
  public TenantDetectors knowing(Map<String, Category> types) {
    return types.isEmpty() ? this : new TenantDetectors(this, types);
  }

  /** Where two say different things about a type, the more sensitive counts. */
  private void name(String type, Category category) {
    categories.merge(type, category, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }

  /**
   * What was found in a text.
   *
   * @param findings sorted; some share the place of others, see {@link Upon#lay}
   * @param allowed those of them whose values the tenant allows
   */
  public record Found(List<Finding> findings, List<Finding> allowed) {
    public Found {
      findings = List.copyOf(findings);
      allowed = List.copyOf(allowed);
    }
  }

  /** Whether nothing is on top. */
  public boolean isEmpty() {
    return organization.isEmpty() && tenant.isEmpty();
  }

  /** As {@link Detectors#scan}, with own findings, without what is allowed by anybody. */
  public List<Finding> scan(byte[] utf8, int from, int to, ScanContext context) {
    Found found = over(standard.scan(utf8, from, to, context), utf8, from, to, Effort.unbounded());
    var findings = new ArrayList<>(found.findings());
    findings.removeAll(found.allowed());
    return List.copyOf(findings);
  }

  /**
   * What the standard detectors found in a text, with own findings.
   *
   * @param effort what own patterns may still cost
   * @throws TooMuchTextException when they would cost more
   */
  public Found over(List<Finding> standardFindings, byte[] utf8, int from, int to, Effort effort) {
    if (isEmpty()) {
      return new Found(standardFindings, List.of());
    }
    var theirs =
        new ArrayList<>(
            Upon.lay(own(organization, utf8, from, to, effort), standardFindings, this::category));
    theirs.removeIf(finding -> allows(organization, utf8, finding));
    List<Finding> all = Upon.lay(own(tenant, utf8, from, to, effort), theirs, this::category);
    return new Found(all, all.stream().filter(each -> allows(tenant, utf8, each)).toList());
  }

  private static List<Finding> own(
      List<OwnDetectors> by, byte[] utf8, int from, int to, Effort effort) {
    var found = Disjoint.of(List.of());
    by.forEach(own -> own.find(utf8, from, to, found, effort));
    return found.settled();
  }

  /** What kind of data a type is, own types included. */
  public Category category(String type) {
    return categories.getOrDefault(type, standard.category(type));
  }

  private static boolean allows(List<OwnDetectors> by, byte[] utf8, Finding finding) {
    for (OwnDetectors own : by) {
      if (own.allows(utf8, finding)) {
        return true;
      }
    }
    return false;
  }
}
