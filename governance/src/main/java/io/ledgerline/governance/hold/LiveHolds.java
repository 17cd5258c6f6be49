package io.ledgerline.governance.hold;

import io.ledgerline.governance.postgres.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The holds of all tenants in memory, for entries that say by which hold a call is covered. It only
 * tells: whoever destroys something asks {@link Holds#holding} in the transaction that does.
 */
public final class LiveHolds {
  private final Database database;
  private volatile Map<String, List<Hold>> byTenant = Map.of();

  /** None, until the first {@link #refresh}. */
  public LiveHolds(Database database) {
    this.database = database;
  }

  /** Reads them again. */
  public void refresh() {
    byTenant =
        database.inOrganization(HoldRows::everyLiving).stream()
            .collect(Collectors.groupingBy(Hold::tenant));
  }

  /** Those of a tenant, as of the last look. */
  public List<Hold> of(String tenant) {
    return byTenant.getOrDefault(tenant, List.of());
  }
}
