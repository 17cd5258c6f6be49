package io.ledgerline.server.assembly;

import io.ledgerline.admin.AdminLimits;
import io.ledgerline.admin.AdminRoutes;
import io.ledgerline.admin.AdminServices;
import io.ledgerline.admin.ReaderCertificates;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.evidence.EvidencePacks;
import io.ledgerline.governance.apply.Installed;
import io.ledgerline.governance.budget.BudgetState;
import io.ledgerline.governance.origin.LedgerOrigins;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.records.index.RecordsIndexer;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.CostQueries;
import io.ledgerline.records.query.FlaggedQueries;
import io.ledgerline.server.config.OwnModel;
import io.ledgerline.server.config.ServerConfig;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
      EvidencePacks evidence,
      UuidV7 ids,
      Clock clock,
      ServerConfig config) {
    var ledger = storage.ledger();
    var services =
        new AdminServices(
            governance.policies(),
            new AdminSettings(
                governance.apply(),
                governance.settings(),
                governance.policies(),
                installed(config)),
            new AdminKeys(governance.keys(), governance.policies(), governance.revocations()),
            new AuditQueries(storage.database().app()),
            new CostQueries(storage.database().app()),
            new FlaggedQueries(storage.database().app()),
            indexer::awaitCurrent,
            (stream, entry) -> ledger.append(stream, entry).headerValue(),
            () -> states(budgets),
            new AdminLedger(ledger, indexer, new AnchorArchive(config.data().resolve("anchors"))),
            governance.safeguards(),
            vault.vault(),
            new AdminVaultKeys(
                storage.database(),
                vault.rotation(),
                vault::tidyLater,
                vault::rotateInstallation,
                () -> otherNodesLogs(storage)),
            evidence,
            config.models().stream().map(OwnModel::card).toList(),
            ids,
            clock);
    return new AdminRoutes(vertx, services, AdminLimits.defaults(), readers(config));
  }

  private static Installed installed(ServerConfig config) {
    return new Installed(
        config.upstreams().keySet(),
        config.models().stream()
            .flatMap(model -> model.card().types().keySet().stream())
            .collect(Collectors.toSet()));
  }

  private static ReaderCertificates readers(ServerConfig config) {
    return new ReaderCertificates(
        config.ledgerReaders().values().stream()
            .map(
                each ->
                    new ReaderCertificates.Reader(
                        ReaderCertificates.By.valueOf(each.by().toUpperCase(Locale.ROOT)),
                        each.value(),
                        each.keyId()))
            .toList());
  }

  private static int otherNodesLogs(Storage storage) {
    var ledger = storage.ledger();
    return new LedgerOrigins(storage.database())
        .others(ledger.installation(), ledger.node()).values().stream()
            .mapToInt(Collection::size)
            .sum();
  }

  private static List<BudgetState> states(BudgetPart budgets) {
    return budgets.states();
  }
}
