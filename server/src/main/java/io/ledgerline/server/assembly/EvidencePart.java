package io.ledgerline.server.assembly;

import io.ledgerline.evidence.EvidencePacks;
import io.ledgerline.evidence.PackExport;
import io.ledgerline.evidence.RecordedEvents;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.records.query.AuditQueries;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.vault.SealedContent;
import java.io.IOException;

/** Evidence packs over the parts of this process. */
final class EvidencePart {
  private EvidencePart() {}

  static EvidencePacks packs(
      Storage storage, ServerConfig config, OriginsPart origins, SealedContent content)
      throws IOException {
    var export =
        new PackExport(
            storage.ledger(),
            new AnchorArchive(config.data().resolve("anchors")),
            new RecordedEvents(new AuditQueries(storage.database().app())),
            content,
            "ledgerline/" + Build.VERSION);
    return new EvidencePacks(
            storage.ledger(), export, origins::round, config.data().resolve("packs"))
        .prepared();
  }
}
