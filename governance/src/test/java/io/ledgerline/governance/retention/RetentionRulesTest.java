package io.ledgerline.governance.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.governance.setting.Spec;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionRulesTest {
  private static final Instant MADE = Instant.parse("2026-02-28T10:00:00Z");

  private static RetentionSchedule pack(String pack) {
    return RetentionSchedule.of(null, pack, new Spec(Map.of("pack", pack)));
  }

  private static RetentionSchedule own(Map<String, Object> spec) {
    return RetentionSchedule.of("threadco", "own", new Spec(spec));
  }

  @Test
  void keepsEntriesForTheLongestMinimum() {
    var rules =
        new RetentionRules(List.of(pack("uk-financial"), pack("us-financial"), pack("hipaa")));

    Resolution entries = rules.resolve(RecordClass.ENTRIES, Circumstances.NONE);

    assertThat(entries.decides()).isEqualTo(pack("us-financial"));
    assertThat(entries.until(MADE)).isEqualTo("2033-02-28T10:00:00Z");
    assertThat(entries.isConflict()).isFalse();
    assertThat(entries.sentence()).contains("P7Y").contains("17 CFR 210.2-06");
  }

  @Test
  void letsTextsGoAtTheShortestMaximum() {
    var longer =
        own(Map.of("citation", "a contract", "classes", List.of("content"), "keepAtMost", "P90D"));
    var rules = new RetentionRules(List.of(pack("gdpr-storage-limitation"), longer));

    assertThat(rules.resolve(RecordClass.CONTENT, Circumstances.NONE).until(MADE))
        .isEqualTo("2026-03-30T10:00:00Z");
  }

  @Test
  void showsAConflictAndLetsTextsGoUnlessTheRuleWantsTheTexts() {
    var minimum =
        own(Map.of("citation", "a contract", "classes", List.of("content"), "keepAtLeast", "P1Y"));
    var maximum = pack("gdpr-storage-limitation");

    Resolution split =
        new RetentionRules(List.of(minimum, maximum))
            .resolve(RecordClass.CONTENT, Circumstances.NONE);
    Resolution kept =
        new RetentionRules(List.of(pack("us-broker-dealer"), maximum))
            .resolve(RecordClass.CONTENT, Circumstances.NONE);

    assertThat(split.isConflict()).isTrue();
    assertThat(split.decides()).isEqualTo(maximum);
    assertThat(split.sentence()).startsWith("Conflict:").contains("5(1)(e)", "a contract");
    assertThat(kept.isConflict()).isTrue();
    assertThat(kept.until(MADE)).isEqualTo("2032-02-28T10:00:00Z");
  }

  @Test
  void keepsTextsForARuleThatWantsThemAlsoWhereALongerOneDoesNot() {
    var longer =
        own(Map.of("citation", "a contract", "classes", List.of("content"), "keepAtLeast", "P10Y"));
    var rules =
        new RetentionRules(
            List.of(longer, pack("us-broker-dealer"), pack("gdpr-storage-limitation")));

    Resolution content = rules.resolve(RecordClass.CONTENT, Circumstances.NONE);

    assertThat(content.until(MADE)).isEqualTo("2032-02-28T10:00:00Z");
    assertThat(content.endsByMaximum()).isFalse();
    assertThat(content.sentence()).startsWith("Conflict:").contains("us-broker-dealer decides");
  }

  @Test
  void selectsScheduleAndAccessByATagThatARuleSet() {
    var tagged =
        own(
            Map.of(
                "citation",
                "MLR 2017 reg 40",
                "classes",
                List.of("content"),
                "tags",
                List.of("aml"),
                "keepAtLeast",
                "P5Y",
                "contentIsRecord",
                true,
                "access",
                List.of("auditor")));
    var rules = new RetentionRules(List.of(tagged, pack("gdpr-storage-limitation")));
    var record = Circumstances.NONE.tagged(List.of("aml"));

    assertThat(rules.resolve(RecordClass.CONTENT, record).decides()).isEqualTo(tagged);
    assertThat(rules.resolve(RecordClass.CONTENT, record).access()).containsExactly("auditor");
    assertThat(rules.resolve(RecordClass.CONTENT, Circumstances.NONE).access()).isEmpty();
  }

  @Test
  void asksForTheRiskTierThatTheAiActIsAbout() {
    var rules = new RetentionRules(List.of(pack("eu-ai-act-deployer")));
    var high = new Circumstances("ads", "credit", "high", Set.of(), Set.of());

    assertThat(rules.resolve(RecordClass.ENTRIES, high).until(MADE))
        .isEqualTo("2026-08-28T10:00:00Z");
    assertThat(rules.resolve(RecordClass.ENTRIES, Circumstances.NONE).until(MADE)).isNull();
  }

  @Test
  void letsNothingOfAStreamGoForSchedulesThatAreNotAboutAllOfIt() {
    var tagged =
        own(
            Map.of(
                "citation",
                "a contract",
                "classes",
                List.of("entries"),
                "tags",
                List.of("phi"),
                "keepAtMost",
                "P90D"));
    assertThat(new RetentionRules(List.of(tagged)).ofStream().until(MADE)).isNull();
    assertThat(new RetentionRules(List.of(pack("eu-ai-act-deployer"))).ofStream().until(MADE))
        .isNull();

    var month =
        own(Map.of("citation", "a contract", "classes", List.of("entries"), "keepAtLeast", "P1M"));
    var rules = new RetentionRules(List.of(tagged, month, pack("eu-ai-act-deployer")));
    assertThat(rules.ofStream().until(MADE)).isEqualTo("2026-08-28T10:00:00Z");
  }

  @Test
  void letsNobodyReadWhereTwoListsShareNoRole() {
    var one = own(Map.of("pack", "us-broker-dealer", "access", List.of("auditor")));
    var two =
        RetentionSchedule.of(
            null, "two", new Spec(Map.of("pack", "us-broker-dealer", "access", List.of("admin"))));

    Resolution content =
        new RetentionRules(List.of(one, two)).resolve(RecordClass.CONTENT, Circumstances.NONE);

    assertThat(content.access()).containsExactly("nobody");
  }

  @Test
  void keepsForEverWhereNoScheduleSpeaks() {
    Resolution none = RetentionRules.NONE.resolve(RecordClass.ENTRIES, Circumstances.NONE);

    assertThat(none.until(MADE)).isNull();
    assertThat(none.sentence()).startsWith("No schedule says");
  }

  @Test
  void refusesAScheduleThatContradictsItself() {
    assertThatThrownBy(
            () ->
                own(
                    Map.of(
                        "citation", "none",
                        "classes", List.of("content"),
                        "keepAtLeast", "P1Y",
                        "keepAtMost", "P30D")))
        .hasMessage("keepAtLeast: P1Y (expected: not longer than keepAtMost, P30D)");
    assertThatThrownBy(() -> own(Map.of("citation", "none", "classes", List.of("content"))))
        .hasMessageContaining("one of them");
  }

  @Test
  void citesItsSourceInEveryPack() {
    assertThat(RetentionPack.all())
        .extracting(RetentionPack::name)
        .contains("uk-financial", "us-financial", "hipaa", "eu-ai-act-deployer");
    for (RetentionPack each : RetentionPack.all()) {
      assertThat(pack(each.name()).citation()).as(each.name()).hasSizeGreaterThan(10);
    }
  }

  /** Against the plainest model: collect all, take the latest minimum and the earliest maximum. */
  @Test
  void agreesWithAPlainModelWhateverTheSchedules() {
    var random = new Random(17);
    for (int round = 0; round < 2_000; round++) {
      var schedules = new ArrayList<RetentionSchedule>();
      Instant least = null;
      Instant most = null;
      for (int i = random.nextInt(5); i > 0; i--) {
        Period atLeast = random.nextBoolean() ? Period.ofDays(1 + random.nextInt(400)) : null;
        Period atMost = atLeast == null ? Period.ofDays(1 + random.nextInt(400)) : null;
        schedules.add(
            new RetentionSchedule(
                null,
                "s" + i,
                "citation",
                "",
                Set.of(RecordClass.CONTENT),
                new RetentionSchedule.Conditions(Set.of(), Set.of(), Set.of(), Set.of(), Set.of()),
                atLeast,
                atMost,
                false,
                Set.of(),
                Set.of()));
        least = atLeast == null ? least : later(least, at(atLeast), 1);
        most = atMost == null ? most : later(most, at(atMost), -1);
      }
      Instant expected = least == null || (most != null && least.isAfter(most)) ? most : least;
      Resolution found =
          new RetentionRules(schedules).resolve(RecordClass.CONTENT, Circumstances.NONE);
      assertThat(found.until(MADE)).as("round %d", round).isEqualTo(expected);
      assertThat(found.isConflict())
          .isEqualTo(least != null && most != null && least.isAfter(most));
    }
  }

  private static Instant at(Period period) {
    return MADE.atOffset(ZoneOffset.UTC).plus(period).toInstant();
  }

  private static Instant later(Instant one, Instant other, int sign) {
    return one == null || sign * other.compareTo(one) > 0 ? other : one;
  }
}
