package io.ledgerline.server.assembly;

import io.ledgerline.admin.AdminLimits;
import io.ledgerline.admin.AdminRoutes;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.records.index.RecordsIndexer;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.CostQueries;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** The admin API over the parts of this process. */
final class AdminPart {
  private AdminPart() {}

  static AdminRoutes routes(
      Vertx vertx,
      Storage storage,
      GovernancePart governance,
      VaultPart vault,
      BudgetPart budgets,
      RecordsIndexer indexer,
      UuidV7 ids,
      Clock clock) {
    var ledger = storage.ledger();
    var services =
        new AdminServices(
            governance.policies(),
            new AdminSettings(governance.apply(), governance.settings(), governance.policies()),
            new AdminKeys(governance.keys(), governance.policies(), governance.revocations()),
            new AuditQueries(storage.database().app()),
            new CostQueries(storage.database().app()),
            indexer::awaitCurrent,
            (stream, entry) -> ledger.append(stream, entry).headerValue(),
            () -> states(budgets),
            new AdminLedger(ledger, indexer),
            governance.safeguards(),
            vault.vault(),
            new AdminVaultKeys(storage.database(), vault.rotation(), vault::tidyLater),
            ids,
            clock);
    return new AdminRoutes(vertx, services, AdminLimits.defaults());
  }

  private static List<BudgetState> states(BudgetPart budgets) {
    return budgets.states();
  }
}
