package io.ledgerline.governance.setting;

import org.jspecify.annotations.Nullable;

/**
 * What names a setting.
 *
 * @param kind what it is
 * @param tenant the tenant it belongs to, itself for a tenant; null for the organization's
 * @param name unique for the kind and the tenant
 */
public record SettingKey(Kind kind, @Nullable String tenant, String name) {

  /** For people: {@code Budget threadco/monthly}, {@code Organization shopmate}. */
  @Override
  public String toString() {
    return kind.wireName()
        + " "
        + (tenant == null || kind == Kind.TENANT ? name : tenant + "/" + name);
  }
}
