package io.ledgerline.governance.policy;

import io.ledgerline.governance.data.Assurance;
import io.ledgerline.governance.data.Assurances;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.detector.DetectorDocument;
import io.ledgerline.governance.key.KeyRows;
import io.ledgerline.governance.limit.BudgetSpec;
import io.ledgerline.governance.limit.RateLimitSpec;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything known of the settings, from which snapshots are made. Takes changes in and rebuilds
 * the tenants they touch, no others. Used by one thread at a time.
 */
final class PolicyState {
  private static final Logger log = LoggerFactory.getLogger(PolicyState.class);

  private long version;
  private final Map<String, TenantKey> tenants = new HashMap<>();
  private final Map<SettingKey, PolicyRows.SettingRow> settings = new HashMap<>();
  private final Map<String, Map<SettingKey, PolicyRows.SettingRow>> byTenant = new HashMap<>();
  private final Map<ByteBuffer, KeyRows.Row> keys = new HashMap<>();
  private final Map<String, TenantView> views = new HashMap<>();
  private final Map<SettingKey, BudgetSpec> budgets = new HashMap<>();
  private final Map<SettingKey, RateLimitSpec> rateLimits = new HashMap<>();
  private final Map<SettingKey, RetentionSchedule> retention = new HashMap<>();
  private final Map<SettingKey, DataPolicy> dataPolicies = new HashMap<>();
  private final Map<SettingKey, DetectorDocument> detectors = new HashMap<>();
  private final Map<SettingKey, Assurance> assurances = new HashMap<>();

  long version() {
    return version;
  }

  /** All that is known, as if it had changed after version 0. */
  PolicyRows rows() {
    return new PolicyRows(
        version,
        tenants.entrySet().stream()
            .map(each -> new PolicyRows.TenantRow(each.getKey(), each.getValue()))
            .toList(),
        List.copyOf(settings.values()),
        List.copyOf(keys.values()));
  }

  void take(PolicyRows changed) {
    var touched = new HashSet<String>();
    changed.tenants().forEach(tenant -> tenants.put(tenant.name(), tenant.key()));
    boolean everyTenant = false;
    for (PolicyRows.SettingRow row : changed.settings()) {
      if (row.removed()) {
        drop(row.key());
      } else {
        settings.put(row.key(), row);
        takeLimit(row);
      }
      String tenant = row.key().tenant();
      if (tenant == null) {
        everyTenant |= row.key().kind() == Kind.MODEL_TIERS;
      } else {
        Map<SettingKey, PolicyRows.SettingRow> its =
            byTenant.computeIfAbsent(tenant, _ -> new HashMap<>());
        if (row.removed()) {
          its.remove(row.key());
        } else {
          its.put(row.key(), row);
        }
        touched.add(tenant);
      }
    }
    changed.keys().forEach(row -> keys.put(ByteBuffer.wrap(row.sha256()), row));
    rebuild(everyTenant ? Set.copyOf(tenants.keySet()) : touched);
    version = changed.version();
  }

  /** The snapshot of now; keys that the predicate names are left out. */
  PolicySnapshot snapshot(Predicate<String> revokedHere) {
    var living = new HashMap<ByteBuffer, KeyGrant>();
    keys.forEach(
        (sha256, row) -> {
          KeyGrant grant = row.key().grant();
          if (row.key().revokedAt() == null && !revokedHere.test(grant.keyId())) {
            living.put(sha256, grant);
          }
        });
    return new PolicySnapshot(
        version,
        views.values(),
        living,
        new ArrayList<>(budgets.values()),
        new ArrayList<>(rateLimits.values()),
        new ArrayList<>(retention.values()),
        new ArrayList<>(dataPolicies.values()),
        new ArrayList<>(detectors.values()),
        new Assurances(new ArrayList<>(assurances.values())));
  }

  private void drop(SettingKey key) {
    settings.remove(key);
    List.of(budgets, rateLimits, retention, dataPolicies, detectors, assurances)
        .forEach(each -> each.remove(key));
  }

  private void takeLimit(PolicyRows.SettingRow row) {
    SettingKey key = row.key();
    if (key.kind() == Kind.BUDGET) {
      budgets.put(key, SpecTranslator.budget(key.tenant(), key.name(), row.spec()));
    }
    if (key.kind() == Kind.RATE_LIMIT) {
      rateLimits.put(key, SpecTranslator.rateLimit(key.tenant(), key.name(), row.spec()));
    }
    if (key.kind() == Kind.RETENTION_SCHEDULE) {
      retention.put(key, RetentionSchedule.of(key.tenant(), key.name(), row.spec()));
    }
    if (key.kind() == Kind.DATA_POLICY) {
      dataPolicies.put(key, DataPolicy.of(key.tenant(), key.name(), row.spec()));
    }
    if (key.kind() == Kind.DETECTORS) {
      detectors.put(key, DetectorDocument.of(key.tenant(), key.name(), row.version(), row.spec()));
    }
    if (key.kind() == Kind.ASSURANCE) {
      assurances.put(key, Assurance.of(key.name(), row.spec()));
    }
  }

  /** A tenant whose settings contradict each other is not served until they are mended. */
  private void rebuild(Set<String> touched) {
    for (String tenant : touched) {
      TenantKey secret = tenants.get(tenant);
      if (secret == null) {
        continue;
      }
      try {
        var assembly = new TenantAssembly(tenant, secret, settings::get);
        views.put(tenant, assembly.view(byTenant.getOrDefault(tenant, Map.of()).values()));
      } catch (RuntimeException e) {
        log.error("tenant {} can't be served: {}", tenant, e.getMessage());
        views.remove(tenant);
      }
    }
  }
}
