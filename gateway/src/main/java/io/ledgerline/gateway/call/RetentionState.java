package io.ledgerline.gateway.call;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.gateway.content.Contents;
import io.ledgerline.governance.hold.Hold;
import io.ledgerline.governance.policy.UseCaseView;
import io.ledgerline.governance.retention.Circumstances;
import io.ledgerline.governance.retention.RecordClass;
import io.ledgerline.governance.retention.Resolution;
import io.ledgerline.governance.retention.RetentionRules;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.vault.key.ContentClass;
import io.ledgerline.vault.key.KeyPeriod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says of how long it is kept: the schedule that decides, until when, the same of the
 * texts, and the hold that covers both. It is a promise of that moment: a hold, or a longer
 * schedule later, keeps it longer.
 */
final class RetentionState {
  private RetentionState() {}

  /** Null where no schedule says anything and nothing is held. */
  static @Nullable EntryObject of(Call call, Instant now, List<Hold> holds) {
    return of(call, tags(call), now, holds);
  }

  /** The same once all tags of the call are known; null also where the answer brought none. */
  static @Nullable EntryObject atTheEnd(Call call, Instant now, List<Hold> holds) {
    return grew(call) ? of(call, tagsAtTheEnd(call), now, holds) : null;
  }

  private static @Nullable EntryObject of(
      Call call, Set<String> tags, Instant now, List<Hold> holds) {
    RetentionRules rules = rules(call);
    Hold hold = covering(call, holds);
    if (rules.schedules().isEmpty() && hold == null) {
      return null;
    }
    var state = EntryObject.object();
    Resolution entries = resolve(RecordClass.ENTRIES, call, tags);
    put(state, "", entries, entries.until(now));
    Resolution content = resolve(RecordClass.CONTENT, call, tags);
    put(state, "content_", content, contentUntil(call, content, now));
    access(state, content);
    if (hold != null) {
      state.text("hold", hold.id());
    }
    return state;
  }

  /** Texts go with their key, and that with the others of its period. */
  private static @Nullable Instant contentUntil(Call call, Resolution content, Instant now) {
    Contents.Key key = call.content().key();
    if (key == null) {
      return content.until(now);
    }
    KeyPeriod period = key.period();
    return content.untilTogether(period.begin(), period.end());
  }

  private static @Nullable Hold covering(Call call, List<Hold> holds) {
    if (holds.isEmpty()) {
      return null;
    }
    String subject = call.content().subject;
    String about = subject == null ? call.caller().user() : subject;
    String useCase = call.useCase == null ? null : call.useCase.name();
    String workspace = call.caller().workspace().name();
    return holds.stream()
        .filter(hold -> hold.covers(about, workspace, useCase, call.arrivedAt))
        .findFirst()
        .orElse(null);
  }

  private static void put(
      EntryObject state, String prefix, Resolution resolution, @Nullable Instant until) {
    RetentionSchedule by = resolution.decides();
    if (by != null && until != null) {
      state.text(prefix + "schedule", by.shown()).text(prefix + "until", until.toString());
    }
    if (resolution.isConflict()) {
      state.flag(prefix + "conflict", true);
    }
  }

  /** Who may read the texts: whoever opens that later opens nothing that was promised to fewer. */
  private static void access(EntryObject state, Resolution content) {
    if (!content.access().isEmpty()) {
      state.texts("content_access", new TreeSet<>(content.access()));
    }
    if (!content.accessGrants().isEmpty()) {
      state.texts("content_access_grants", new TreeSet<>(content.accessGrants()));
    }
  }

  static RetentionRules rules(Call call) {
    return call.policy().retention(call.caller().tenant().name());
  }

  static Resolution resolve(RecordClass about, Call call) {
    return resolve(about, call, tags(call));
  }

  /** What schedules say of a call of those tags and flags. */
  static Resolution resolve(RecordClass about, Call call, Set<String> tags) {
    UseCaseView useCase = call.useCase;
    return rules(call)
        .resolve(
            about,
            new Circumstances(
                call.caller().workspace().name(),
                useCase == null ? null : useCase.name(),
                useCase == null ? null : useCase.riskTier(),
                dataClasses(call),
                tags));
  }

  /** What rules said of the call: its tags, and its policy flags. */
  private static Set<String> tags(Call call) {
    var tags = new HashSet<>(call.inspection.flags());
    tags.addAll(call.tags);
    return tags;
  }

  /** Whether a review of the answer added a tag or flag to those of the request. */
  static boolean grew(Call call) {
    boolean may =
        !call.answerInspection.flags().isEmpty() || !call.answerInspection.categories().isEmpty();
    return may && !tagsAtTheEnd(call).equals(tags(call));
  }

  /** The same with what a review of the answer added. */
  static Set<String> tagsAtTheEnd(Call call) {
    var tags = tags(call);
    tags.addAll(call.answerInspection.flags());
    tags.addAll(Tagging.atTheEnd(call));
    return tags;
  }

  /** Classes of data that the use case declares or that were found. */
  static Set<String> dataClasses(Call call) {
    var classes = new HashSet<>(call.inspection.categories());
    if (call.useCase != null) {
      classes.addAll(call.useCase.dataClasses());
    }
    return classes;
  }

  /** What of the circumstances decides for texts; the less it says, the fewer keys there are. */
  static ContentClass contentClass(Call call) {
    return contentClass(call, tags(call));
  }

  /** The same for a call of those tags and flags. */
  static ContentClass contentClass(Call call, Set<String> tags) {
    List<RetentionSchedule> about =
        rules(call).schedules().stream()
            .filter(each -> each.classes().contains(RecordClass.CONTENT))
            .toList();
    UseCaseView useCase = call.useCase;
    return new ContentClass(
        call.caller().workspace().name(),
        useCase == null ? null : useCase.name(),
        useCase == null ? null : useCase.riskTier(),
        dataClassesThatDecide(call, about),
        named(about, tags, (when, tag) -> when.namesTag(tag)));
  }

  /** All that the use case declares, and of what was found that which a schedule names. */
  private static List<String> dataClassesThatDecide(Call call, List<RetentionSchedule> about) {
    var classes =
        new ArrayList<>(
            named(
                about,
                call.inspection.categories(),
                (when, name) -> when.dataClasses().contains(name)));
    if (call.useCase != null) {
      classes.addAll(call.useCase.dataClasses());
    }
    return classes;
  }

  private static List<String> named(
      List<RetentionSchedule> schedules,
      Collection<String> found,
      BiPredicate<RetentionSchedule.Conditions, String> names) {
    return found.stream()
        .filter(name -> schedules.stream().anyMatch(each -> names.test(each.when(), name)))
        .toList();
  }
}
