package io.ledgerline.gateway.call;

import io.ledgerline.audit.CallerText;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.messages.usage.Usage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a call's entries that come from stages and from the answer, in the entry's form. */
final class EntryParts {
  private EntryParts() {}

  static void usage(EntryBuilder entry, Usage usage) {
    entry
        .number(Field.TOKENS_INPUT, usage.input())
        .number(Field.TOKENS_OUTPUT, usage.output())
        .number(Field.TOKENS_CACHE_READ, usage.cacheRead())
        .number(Field.TOKENS_CACHE_WRITE_5M, usage.cacheWrite5m())
        .number(Field.TOKENS_CACHE_WRITE_1H, usage.cacheWrite1h())
        .number(Field.TOKENS_THINKING, usage.thinking())
        .text(Field.SERVICE_TIER, plain(usage.serviceTier()))
        .text(Field.INFERENCE_GEO, plain(usage.inferenceGeo()))
        .text(Field.SPEED, plain(usage.speed()));
    if (usage.webSearches() > 0) {
      entry.number(Field.WEB_SEARCHES, usage.webSearches());
    }
  }

  static void inspection(EntryBuilder entry, Inspection inspection) {
    entry.object(
        Field.INSPECTION,
        EntryObject.object()
            .texts("scanned", inspection.scanned())
            .texts("skipped", inspection.skipped())
            .texts("detectors", inspection.detectors()));
    if (inspection.redaction() != null) {
      entry.object(Field.REDACTION_METADATA, inspection.redaction());
    }
    if (!inspection.classification().isEmpty()) {
      entry.text(Field.CLASSIFICATION, inspection.classification());
    }
    if (!inspection.categories().isEmpty()) {
      entry.texts(Field.PROMPT_DATA_CATEGORIES, inspection.categories());
    }
  }

  static List<EntryObject> changes(Collection<Change> changes) {
    var objects = new ArrayList<EntryObject>(changes.size());
    for (Change change : changes) {
      objects.add(
          EntryObject.object()
              .text("kind", change.kind())
              .text("name", change.name())
              .text("before", change.before())
              .text("after", change.after()));
    }
    return objects;
  }

  /** Texts of the upstream and of callers stand in an entry only where they can't be content. */
  static @Nullable String plain(@Nullable String text) {
    return text == null || CallerText.isPlain(text) ? text : "other";
  }
}
