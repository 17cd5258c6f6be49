package io.ledgerline.governance.apply;

import io.ledgerline.governance.setting.Kind;
import io.ledgerline.governance.setting.SettingKey;
import io.ledgerline.governance.setting.Spec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All settings as they would be: what is stored, with the documents laid over it. */
final class Desired {
  private final Map<SettingKey, Spec> settings = new HashMap<>();

  void put(SettingKey key, Map<String, Object> spec) {
    settings.put(key, new Spec(spec));
  }

  void remove(SettingKey key) {
    settings.remove(key);
  }

  Map<SettingKey, Spec> all() {
    return settings;
  }

  boolean has(Kind kind, @Nullable String tenant, String name) {
    return settings.containsKey(new SettingKey(kind, tenant, name));
  }

  /** A setting of the tenant, else the organization's of that name. */
  Optional<Spec> nearest(Kind kind, @Nullable String tenant, String name) {
    Spec own = settings.get(new SettingKey(kind, tenant, name));
    return Optional.ofNullable(own != null ? own : settings.get(new SettingKey(kind, null, name)));
  }

  /** A setting of exactly this name and tenant. */
  Optional<Spec> find(Kind kind, @Nullable String tenant, String name) {
    return Optional.ofNullable(settings.get(new SettingKey(kind, tenant, name)));
  }
}
