package io.ledgerline.gateway;

import static io.ledgerline.gateway.Rig.AUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.ReviewStage;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.data.DataPolicy;
import io.ledgerline.governance.policy.ContentRules;
import io.ledgerline.governance.policy.ContentSetting;
import io.ledgerline.governance.retention.RetentionSchedule;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.messages.json.Edit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What rules say of a call: in its entries, in the key of its texts, in what keeps them. */
class TagsTest {
  private static final ScriptedUpstream.Script JSON =
      x -> x.answer(200, "application/json", Wire.MESSAGE);

  private static DataPolicy policy(Map<String, Object> when, Map<String, Object> set) {
    return DataPolicy.of(
        "threadco",
        "tags",
        new Spec(Map.of("mode", "observe", "tags", List.of(Map.of("when", when, "set", set)))));
  }

  private static RetentionSchedule schedule(String name, Map<String, Object> more) {
    var spec = new HashMap<>(more);
    spec.put("citation", "A decision.");
    spec.put("classes", List.of("content", "entries"));
    return RetentionSchedule.of(null, name, new Spec(spec));
  }

  /** A stage that finds a category, and changes nothing. */
  private static ProtectStage finds(String category) {
    return new ProtectStage() {
      @Override
      public String name() {
        return "finder";
      }

      @Override
      public Verdict<List<Edit>> protect(CallView call) {
        call.inspection().category(category);
        return Verdict.pass();
      }
    };
  }

  private static void call(Rig rig, String... headers) throws Exception {
    try (RawClient client = rig.client()) {
      var all = new java.util.ArrayList<>(List.of(AUTH));
      all.addAll(List.of(headers));
      client.post("/v1/messages", Wire.REQUEST, all.toArray(String[]::new));
      var unused = client.read();
    }
  }

  @Test
  void aTagSelectsTheScheduleOfEntriesAndTextsAndStandsInBothEntries() throws Exception {
    var phi = schedule("phi", Map.of("tags", List.of("phi"), "keepAtMost", "P10D"));
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig =
            Rig.to(upstream.url())
                .rules(policy(Map.of("categories", List.of("phi")), Map.of("phi", true)))
                .protect(finds("phi"))
                .retention(phi)
                .content(new ContentRules(ContentSetting.FULL, Map.of()))
                .start()) {
      call(rig);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(admitted.texts(Field.TAGS)).containsExactly("phi=true");
      assertThat(completed.texts(Field.TAGS)).containsExactly("phi=true");
      assertThat(admitted.object(Field.RETENTION_STATE))
          .containsEntry("schedule", "phi")
          .containsEntry("content_schedule", "phi");
      assertThat(rig.contents.scopes.getFirst().about().tags()).containsExactly("phi=true");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void aCallThatNoRuleFitsHasNoTagAndFallsUnderNoScheduleOfOne() throws Exception {
    var phi = schedule("phi", Map.of("tags", List.of("phi"), "keepAtMost", "P10D"));
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig =
            Rig.to(upstream.url())
                .rules(policy(Map.of("categories", List.of("phi")), Map.of("phi", true)))
                .protect(finds("pii"))
                .retention(phi)
                .start()) {
      call(rig);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      assertThat(admitted.asMap()).doesNotContainKey("tags");
      assertThat(admitted.object(Field.RETENTION_STATE)).doesNotContainKey("content_schedule");
      assertThat(rig.contents.scopes.getFirst().about().tags()).isEmpty();
    }
  }

  @Test
  void whatAReviewFlagsAddsATagToTheEndAndAUseCaseTagsAllItsCalls() throws Exception {
    ReviewStage flags =
        call -> {
          call.answerInspection().flag("answer.promise");
          return Review.NONE;
        };
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig =
            Rig.to(upstream.url())
                .tags("project=apollo")
                .useCase("help")
                .rules(policy(Map.of("flags", List.of("answer.promise")), Map.of("risk", "high")))
                .review(flags)
                .start()) {
      call(rig, "ledgerline-use-case: help");
      assertThat(rig.log.await(EventType.CALL_ADMITTED).texts(Field.TAGS))
          .containsExactly("project=apollo");
      assertThat(rig.log.await(EventType.CALL_COMPLETED).texts(Field.TAGS))
          .containsExactly("project=apollo", "risk=high");
    }
  }

  @Test
  void aTagThatOnlyTheAnswerBroughtSelectsTheScheduleOfBothTextsAndOfTheEntryThatSaysSo()
      throws Exception {
    ReviewStage flags =
        call -> {
          call.answerInspection().flag("answer.promise");
          return Review.NONE;
        };
    var risk =
        schedule(
            "risk",
            Map.of(
                "tags", List.of("risk=high"), "keepAtMost", "P10D", "accessGrants", List.of("r")));
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig =
            Rig.to(upstream.url())
                .rules(policy(Map.of("flags", List.of("answer.promise")), Map.of("risk", "high")))
                .review(flags)
                .retention(risk)
                .content(new ContentRules(ContentSetting.FULL, Map.of()))
                .start()) {
      call(rig);
      EntryView admitted = rig.log.await(EventType.CALL_ADMITTED);
      EntryView completed = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(admitted.object(Field.RETENTION_STATE)).doesNotContainKey("content_schedule");
      assertThat(completed.object(Field.RETENTION_STATE))
          .containsEntry("schedule", "risk")
          .containsEntry("content_schedule", "risk")
          .containsEntry("content_access_grants", List.of("r"));
      assertThat(rig.contents.later).containsExactly("[risk=high] null");
      rig.assertNothingIsHeld();
    }
  }

  @Test
  void aMinimumThatOnlyTheAnswerBroughtIsPromisedOfTheKeyToo() throws Exception {
    ReviewStage flags =
        call -> {
          call.answerInspection().flag("answer.promise");
          return Review.NONE;
        };
    var risk = schedule("risk", Map.of("tags", List.of("answer.promise"), "keepAtLeast", "P6Y"));
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig =
            Rig.to(upstream.url())
                .review(flags)
                .retention(risk)
                .content(new ContentRules(ContentSetting.FULL, Map.of()))
                .start()) {
      call(rig);
      var unused = rig.log.await(EventType.CALL_COMPLETED);
      assertThat(rig.contents.later)
          .singleElement()
          .asString()
          .startsWith("[answer.promise] 20")
          .doesNotContain("null");
    }
  }

  @Test
  void moreTagsThanAnEntryListsAreARefusalNotTagsLeftOut() throws Exception {
    Set<String> many =
        IntStream.range(0, 65).mapToObj(i -> "t" + i + "=true").collect(Collectors.toSet());
    try (var upstream = new ScriptedUpstream(JSON);
        Rig rig =
            Rig.to(upstream.url()).tags(many.toArray(String[]::new)).useCase("help").start()) {
      call(rig, "ledgerline-use-case: help");
      assertThat(rig.log.await(EventType.CALL_REFUSED).text(Field.RULE)).isEqualTo("tags.too_many");
      assertThat(upstream.waiting()).isZero();
    }
  }
}
