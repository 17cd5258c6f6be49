package io.ledgerline.governance.retention;

import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.tag.Tags;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule about how long something is kept.
 *
 * @param tenant whose records it is about; null for everybody's
 * @param name unique in the tenant
 * @param citation the law, contract or decision behind it
 * @param jurisdiction for people, for example {@code uk}; empty where none is meant
 * @param classes what it is about
 * @param when which records it is about; empty conditions match all
 * @param atLeast how long must it be kept, or null for no minimum
 * @param atMost when must it be gone, or null for no maximum
 * @param contentIsRecord whether the rule wants the texts themselves, so that its minimum beats a
 *     shorter maximum of another rule for them too
 * @param access the roles that may read content under it; empty for no narrowing
 * @param accessGrants what a key must be granted, each of it, to read content under it
 */
public record RetentionSchedule(
    @Nullable String tenant,
    String name,
    String citation,
    String jurisdiction,
    Set<RecordClass> classes,
    Conditions when,
    @Nullable Period atLeast,
    @Nullable Period atMost,
    boolean contentIsRecord,
    Set<String> access,
    Set<String> accessGrants) {

  /**
   * Which records a schedule is about. An empty set is no condition; else one of its values must be
   * the record's.
   */
  public record Conditions(
      Set<String> workspaces,
      Set<String> useCases,
      Set<String> riskTiers,
      Set<String> dataClasses,
      Set<String> tags) {
    public Conditions {
      workspaces = Set.copyOf(workspaces);
      useCases = Set.copyOf(useCases);
      riskTiers = Set.copyOf(riskTiers);
      dataClasses = Set.copyOf(dataClasses);
      tags = Set.copyOf(tags);
    }

    boolean match(Circumstances record) {
      return meets(workspaces, record.workspace())
          && meets(useCases, record.useCase())
          && meets(riskTiers, record.riskTier())
          && (dataClasses.isEmpty()
              || dataClasses.stream().anyMatch(record.dataClasses()::contains))
          && (tags.isEmpty() || record.tags().stream().anyMatch(this::namesTag));
    }

    /** Whether one of the conditions names a tag or flag; a name alone is {@code name=true}. */
    public boolean namesTag(String tag) {
      return tags.stream().anyMatch(named -> Tags.isNamed(tag, named));
    }

    private static boolean meets(Set<String> wanted, @Nullable String is) {
      return wanted.isEmpty() || (is != null && wanted.contains(is));
    }
  }

  public RetentionSchedule {
    classes = Set.copyOf(classes);
    access = Set.copyOf(access);
    accessGrants = Set.copyOf(accessGrants);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("classes: none (expected: at least one)");
    }
    if (atLeast == null && atMost == null && access.isEmpty() && accessGrants.isEmpty()) {
      throw new IllegalArgumentException(
          "keepAtLeast, keepAtMost, access and accessGrants: absent (expected: one of them, or a"
              + " pack)");
    }
    if (atLeast != null && atMost != null && after(atLeast).isAfter(after(atMost))) {
      throw new IllegalArgumentException(
          "keepAtLeast: %s (expected: not longer than keepAtMost, %s)".formatted(atLeast, atMost));
    }
  }

  private static Instant after(Period period) {
    return end(Instant.parse("2024-01-01T00:00:00Z"), period);
  }

  static Instant end(Instant from, Period period) {
    return from.atOffset(ZoneOffset.UTC).plus(period).toInstant();
  }

  /**
   * What a document says; what it does not say comes from the pack that it names.
   *
   * @throws IllegalArgumentException naming the field that makes no sense
   */
  public static RetentionSchedule of(@Nullable String tenant, String name, Spec spec) {
    String packName = spec.textOrNull("pack");
    RetentionPack pack = packName == null ? null : RetentionPack.named(packName);
    Spec base = pack == null ? spec : pack.spec();
    return new RetentionSchedule(
        tenant,
        name,
        spec.text("citation", base.text("citation")),
        spec.text("jurisdiction", base.text("jurisdiction", "")),
        classes(either(spec, base, "classes")),
        new Conditions(
            either(spec, base, "workspaces"),
            either(spec, base, "useCases"),
            either(spec, base, "riskTiers"),
            either(spec, base, "dataClasses"),
            either(spec, base, "tags")),
        period(spec, base, "keepAtLeast"),
        period(spec, base, "keepAtMost"),
        spec.flag("contentIsRecord") || base.flag("contentIsRecord"),
        either(spec, base, "access"),
        either(spec, base, "accessGrants"));
  }

  private static Set<String> either(Spec spec, Spec base, String field) {
    List<String> own = spec.texts(field);
    return Set.copyOf(own.isEmpty() ? base.texts(field) : own);
  }

  private static Set<RecordClass> classes(Set<String> names) {
    var classes = EnumSet.noneOf(RecordClass.class);
    for (String name : names) {
      classes.add(
          RecordClass.of(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "classes: %s (expected: entries, content or identities)"
                              .formatted(name))));
    }
    return classes;
  }

  private static @Nullable Period period(Spec spec, Spec base, String field) {
    String text = spec.textOrNull(field);
    text = text == null ? base.textOrNull(field) : text;
    if (text == null) {
      return null;
    }
    try {
      Period period = Period.parse(text);
      if (!period.isNegative() && !period.isZero()) {
        return period;
      }
    } catch (DateTimeException notOne) {
      // the same sentence
    }
    throw new IllegalArgumentException(
        field + ": " + text + " (expected: years, months or days as in P6Y, P6M or P30D)");
  }

  /** Whether it is about records of that class in those circumstances. */
  public boolean covers(RecordClass what, Circumstances record) {
    return classes.contains(what) && when.match(record);
  }

  /** How people name it: {@code tenant/name}, or the name alone. */
  public String shown() {
    return tenant == null ? name : tenant + "/" + name;
  }
}
