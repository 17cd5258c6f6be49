package io.ledgerline.admin;

import io.ledgerline.admin.port.BudgetStates;
import io.ledgerline.admin.port.EntryLog;
import io.ledgerline.admin.port.Freshness;
import io.ledgerline.admin.port.KeyDesk;
import io.ledgerline.admin.port.LedgerStates;
import io.ledgerline.admin.port.Safeguards;
import io.ledgerline.admin.port.Settings;
import io.ledgerline.admin.port.VaultKeyDesk;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.evidence.EvidencePacks;
import io.ledgerline.governance.policy.Policies;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.records.query.CostQueries;
import io.ledgerline.records.query.FlaggedQueries;
import io.ledgerline.vault.Vault;
import java.time.Clock;
import java.util.List;

/**
 * What the admin API works with, given by the assembly.
 *
 * @param models those that read texts of calls on this node
 */
public record AdminServices(
    Policies policies,
    Settings settings,
    KeyDesk keys,
    AuditQueries audit,
    CostQueries cost,
    FlaggedQueries flagged,
    Freshness freshness,
    EntryLog entries,
    BudgetStates budgets,
    LedgerStates ledger,
    Safeguards safeguards,
    Vault vault,
    VaultKeyDesk vaultKeys,
    EvidencePacks evidence,
    List<ModelCard> models,
    UuidV7 ids,
    Clock clock) {
  public AdminServices {
    models = List.copyOf(models);
  }
}
