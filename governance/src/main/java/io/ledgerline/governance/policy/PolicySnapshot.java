package io.ledgerline.governance.policy;

import io.ledgerline.governance.data.Assurances;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.data.DataRules;
import io.ledgerline.governance.detector.DetectorDocument;
import io.ledgerline.governance.detector.DetectorSet;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.RateLimitSpec;
import io.ledgerline.governance.retention.RetentionRules;
import io.ledgerline.governance.retention.RetentionSchedule;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything a call is decided from, at one version. Immutable; look-ups take constant time. */
public final class PolicySnapshot {
  private final long version;
  private final Map<String, TenantView> tenants;
  private final Map<ByteBuffer, KeyGrant> keys;
  private final List<BudgetSpec> budgets;
  private final List<RateLimitSpec> rateLimits;
  private final List<RetentionSchedule> retention;
  private final Map<String, RetentionRules> retentionByTenant = new HashMap<>();
  private final List<DataPolicy> dataPolicies;
  private final Map<String, DataRules> dataByTenant = new HashMap<>();
  private final List<DetectorDocument> detectors;
  private final Map<String, DetectorSet> detectorsByTenant = new HashMap<>();
  private final Assurances assurances;
  private final Map<String, List<BudgetSpec>> budgetsByTenant;
  private final Map<String, List<RateLimitSpec>> rateLimitsByTenant;

  /**
   * Builds a snapshot.
   *
   * @param version grows with every committed change, from 0
   * @param tenants every tenant
   * @param keys every key that is not revoked, by the SHA-256 of its secret
   * @param budgets every budget of every tenant and of the organization
   * @param rateLimits likewise
   * @param retention likewise
   * @param dataPolicies likewise
   * @param detectors likewise
   * @param assurances what providers promise the organization
   */
  public PolicySnapshot(
      long version,
      Collection<TenantView> tenants,
      Map<ByteBuffer, KeyGrant> keys,
      List<BudgetSpec> budgets,
      List<RateLimitSpec> rateLimits,
      List<RetentionSchedule> retention,
      List<DataPolicy> dataPolicies,
      List<DetectorDocument> detectors,
      Assurances assurances) {
    this.version = version;
    var byName = new HashMap<String, TenantView>();
    tenants.forEach(tenant -> byName.put(tenant.name(), tenant));
    this.tenants = Map.copyOf(byName);
    this.keys = Map.copyOf(keys);
    this.budgets = List.copyOf(budgets);
    this.rateLimits = List.copyOf(rateLimits);
    this.retention = List.copyOf(retention);
    this.dataPolicies = List.copyOf(dataPolicies);
    this.detectors = List.copyOf(detectors);
    this.assurances = assurances;
    this.budgetsByTenant = new HashMap<>();
    this.rateLimitsByTenant = new HashMap<>();
    index();
  }

  /** The snapshot of an installation that has no settings yet. */
  public static PolicySnapshot empty() {
    return of(0, List.of(), Map.of());
  }

  /** A snapshot of tenants and keys for which nothing else is set. */
  public static PolicySnapshot of(
      long version, Collection<TenantView> tenants, Map<ByteBuffer, KeyGrant> keys) {
    return new PolicySnapshot(
        version,
        tenants,
        keys,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Assurances.NONE);
  }

  /** The version as entries name it, for example {@code v42}. */
  public String version() {
    return "v" + version;
  }

  /** The version as a number, growing with every committed change. */
  public long number() {
    return version;
  }

  /** What a key may do; null for one that is unknown or revoked. */
  public @Nullable KeyGrant key(byte[] sha256) {
    return keys.get(ByteBuffer.wrap(sha256));
  }

  /** One tenant, if there is one of that name. */
  public Optional<TenantView> tenant(String name) {
    return Optional.ofNullable(tenants.get(name));
  }

  /** Every tenant, in no order. */
  public Collection<TenantView> tenants() {
    return tenants.values();
  }

  /** Every key that is not revoked, in no order. */
  public Collection<KeyGrant> keys() {
    return keys.values();
  }

  /** Every budget. */
  public List<BudgetSpec> budgets() {
    return budgets;
  }

  /** The budgets that calls of this tenant may count against: its own, then the organization's. */
  public List<BudgetSpec> budgets(String tenant) {
    return budgetsByTenant.getOrDefault(tenant, List.of());
  }

  /** Every rate limit. */
  public List<RateLimitSpec> rateLimits() {
    return rateLimits;
  }

  /** The rate limits that may hold for calls of this tenant: its own, then the organization's. */
  public List<RateLimitSpec> rateLimits(String tenant) {
    return rateLimitsByTenant.getOrDefault(tenant, List.of());
  }

  /** The retention schedules that hold for a tenant: its own and the organization's. */
  public RetentionRules retention(String tenant) {
    return retentionByTenant.getOrDefault(tenant, RetentionRules.NONE);
  }

  /** The data policies that hold for a tenant: its own and the organization's. */
  public DataRules data(String tenant) {
    return dataByTenant.getOrDefault(tenant, DataRules.NONE);
  }

  /** The detectors declared for a tenant: its own and the organization's. */
  public DetectorSet detectors(String tenant) {
    return detectorsByTenant.getOrDefault(tenant, DetectorSet.NONE);
  }

  /** What providers promise, as declared. */
  public Assurances assurances() {
    return assurances;
  }

  private void indexDetectors() {
    if (detectors.isEmpty()) {
      return;
    }
    var own = new HashMap<String, List<DetectorDocument>>();
    detectors.forEach(each -> put(own, each.tenant(), each));
    List<DetectorDocument> every = detectors.stream().filter(d -> d.tenant() == null).toList();
    var shared = new DetectorSet(every);
    for (String tenant : tenants.keySet()) {
      List<DetectorDocument> its = own.get(tenant);
      detectorsByTenant.put(tenant, its == null ? shared : new DetectorSet(joined(its, every)));
    }
  }

  private void index() {
    indexDetectors();
    List<BudgetSpec> everyBudget = budgets.stream().filter(b -> b.tenant() == null).toList();
    List<RateLimitSpec> everyRate = rateLimits.stream().filter(r -> r.tenant() == null).toList();
    budgets.forEach(b -> put(budgetsByTenant, b.tenant(), b));
    rateLimits.forEach(r -> put(rateLimitsByTenant, r.tenant(), r));
    var own = new HashMap<String, List<RetentionSchedule>>();
    retention.forEach(r -> put(own, r.tenant(), r));
    List<RetentionSchedule> everyRule = retention.stream().filter(r -> r.tenant() == null).toList();
    var ownData = new HashMap<String, List<DataPolicy>>();
    dataPolicies.forEach(d -> put(ownData, d.tenant(), d));
    List<DataPolicy> everyData = dataPolicies.stream().filter(d -> d.tenant() == null).toList();
    for (String tenant : tenants.keySet()) {
      if (!dataPolicies.isEmpty()) {
        dataByTenant.put(
            tenant, new DataRules(joined(ownData.getOrDefault(tenant, List.of()), everyData)));
      }
      budgetsByTenant.merge(tenant, everyBudget, PolicySnapshot::joined);
      rateLimitsByTenant.merge(tenant, everyRate, PolicySnapshot::joined);
      if (!retention.isEmpty()) {
        retentionByTenant.put(
            tenant, new RetentionRules(joined(own.getOrDefault(tenant, List.of()), everyRule)));
      }
    }
  }

  private static <T> void put(Map<String, List<T>> byTenant, @Nullable String tenant, T value) {
    if (tenant != null) {
      byTenant.computeIfAbsent(tenant, _ -> new ArrayList<>()).add(value);
    }
  }

  private static <T> List<T> joined(List<T> own, List<T> every) {
    var all = new ArrayList<T>(own);
    all.addAll(every);
    return List.copyOf(all);
  }
}
