package io.ledgerline.gateway.call;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.retention.Circumstances;
import io.ledgerline.governance.retention.RecordClass;
import io.ledgerline.governance.retention.Resolution;
import io.ledgerline.governance.retention.RetentionRules;
import io.ledgerline.governance.retention.RetentionSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of how long it is kept: the schedule that decides, until when, and the same of
 * the texts. It is a promise of that moment: a hold, or a longer schedule later, keeps it longer.
 */
final class RetentionState {
  private RetentionState() {}

  /** Null where no schedule says anything. */
  static @Nullable EntryObject of(Call call, Instant now) {
    RetentionRules rules = call.policy().retention(call.caller().tenant().name());
    if (rules.schedules().isEmpty()) {
      return null;
    }
    UseCaseView useCase = call.useCase;
    List<String> found = useCase == null ? List.of() : useCase.dataClasses();
    var record =
        new Circumstances(
            call.caller().workspace().name(),
            useCase == null ? null : useCase.name(),
            useCase == null ? null : useCase.riskTier(),
            Set.copyOf(found),
            Set.copyOf(call.inspection.flags()));
    var state = EntryObject.object();
    put(state, "", rules.resolve(RecordClass.ENTRIES, record), now);
    put(state, "content_", rules.resolve(RecordClass.CONTENT, record), now);
    return state;
  }

  private static void put(EntryObject state, String prefix, Resolution resolution, Instant now) {
    RetentionSchedule by = resolution.decides();
    Instant until = resolution.until(now);
    if (by != null && until != null) {
      state.text(prefix + "schedule", by.shown()).text(prefix + "until", until.toString());
    }
    if (resolution.isConflict()) {
      state.flag(prefix + "conflict", true);
    }
  }
}
