package io.ledgerline.inspection.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.inspection.promise.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuledTextTest {
  private static final String FALLBACK = "A colleague will answer you today.";
  private static final Offer OFFER =
      Offer.of(Map.of("refunds", "60 days from delivery."), List.of(), Map.of());
  private static final AnswerRule PROMISES = new PromiseRule(OFFER, Violation.Action.BLOCK, "");
  private static final String BAD =
      "Happy to help. You can return it within 90 days. Anything else? Just write.";
  private static final String GOOD =
      "Happy to help. You can return it within 60 days. Anything else? Just write.";

  @Test
  void aPromiseThatIsNotOfferedNeverComesOutOfAStream() {
    for (int seed = 0; seed < 200; seed++) {
      var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, PROMISES));
      String out = stream(ruled, BAD, new Random(seed));
      assertThat(out).as("seed %d", seed).isEqualTo("Happy to help. " + FALLBACK);
      assertThat(ruled.blocked()).isTrue();
      assertThat(ruled.violations())
          .extracting(Violation::reason)
          .containsExactly("refund: not offered");
    }
  }

  @Test
  void aBufferedAnswerGivesWayToTheFallbackAsAWhole() {
    var ruled = new RuledText(rules(OutputRules.Mode.BUFFER, PROMISES));
    assertThat(stream(ruled, BAD, new Random(1))).isEqualTo(FALLBACK);
  }

  @ParameterizedTest
  @EnumSource(OutputRules.Mode.class)
  void anAnswerWithinTheRulesComesOutAsItIs(OutputRules.Mode mode) {
    for (int seed = 0; seed < 100; seed++) {
      var ruled = new RuledText(rules(mode, PROMISES));
      assertThat(stream(ruled, GOOD, new Random(seed))).isEqualTo(GOOD);
      assertThat(ruled.violations()).isEmpty();
    }
  }

  @Test
  void observingRecordsAndChangesNothing() {
    var ruled = new RuledText(rules(OutputRules.Mode.OBSERVE, PROMISES));
    assertThat(stream(ruled, BAD, new Random(1))).isEqualTo(BAD);
    assertThat(ruled.violations()).hasSize(1);
    assertThat(ruled.blocked()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sure.\nYou may return it within 60 days. Bye.",
        "That is for you to decide. You may return it within approx. 90 days. Bye.",
        "We do not do that here. You may return it within max. 90 days, no. 4 says. Bye.",
        "I am not the one. You may return it within 90 days. Bye."
      })
  void aSentenceEndsWhereItDoesHoweverTheTextIsCut(String answer) {
    var rule = new PromiseRule(OFFER, Violation.Action.REWRITE, "Our terms say how long you have.");
    var uncut = new RuledText(rules(OutputRules.Mode.SENTENCE, rule));
    String whole = uncut.add(answer) + uncut.end();
    for (int cut = 1; cut < answer.length(); cut++) {
      var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, rule));
      String out = ruled.add(answer.substring(0, cut)) + ruled.add(answer.substring(cut));
      assertThat(out + ruled.end()).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void aSentenceThatGoesOnInTheNextBlockIsJudgedAsOne() {
    var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, PROMISES));
    String out = ruled.add("Happy to help. You can return it ") + ruled.flush();
    assertThat(out).isEqualTo("Happy to help. You can return it ");
    assertThat(ruled.add("within 90 days") + ruled.flush()).isEqualTo(FALLBACK);

    var advice = List.of("you should sue");
    var rule = new ForbiddenPhrases("advice", advice, Violation.Action.REWRITE, "No.");
    var blocks = new RuledText(rules(OutputRules.Mode.SENTENCE, rule));
    assertThat(blocks.add("You should sue. So") + blocks.flush()).isEqualTo("No. So");
    assertThat(blocks.add(" it is.") + blocks.flush()).isEqualTo(" it is.");
    assertThat(blocks.add(" You should") + blocks.flush()).isEqualTo(" You should");
    assertThat(blocks.add(" sue. Or not. ") + blocks.flush()).isEqualTo(" No. Or not. ");
  }

  @Test
  void whatTheCallerBeganForTheModelIsJudgedWithWhatItSays() {
    for (var mode : List.of(OutputRules.Mode.SENTENCE, OutputRules.Mode.BUFFER)) {
      var ruled = new RuledText(rules(mode, PROMISES), "Gladly. You can return it within");
      assertThat(stream(ruled, " 90 days. Bye.", new Random(3)).strip()).isEqualTo(FALLBACK);
      var within = new RuledText(rules(mode, PROMISES), "Gladly. You can return it within");
      assertThat(stream(within, " 60 days. Bye.", new Random(3))).isEqualTo(" 60 days. Bye.");
    }
    var own = new RuledText(rules(OutputRules.Mode.SENTENCE, PROMISES), BAD);
    assertThat(stream(own, " Anything else?", new Random(3))).isEqualTo(" Anything else?");
    var none = new RuledText(rules(OutputRules.Mode.SENTENCE, PROMISES), "Gladly");
    assertThat(none.flush() + none.end()).isEmpty();
  }

  @Test
  void whatTheCallerBeganCountsForWhatTheWholeAnswerMustBe() {
    var shape = JsonShape.of("{\"type\":\"object\"}", Violation.Action.BLOCK);
    var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, shape), "{");
    assertThat(stream(ruled, "\"a\":1}", new Random(3))).isEqualTo("\"a\":1}");
    var broken = new RuledText(rules(OutputRules.Mode.SENTENCE, shape), "[");
    assertThat(stream(broken, "1]", new Random(3))).isEqualTo(FALLBACK);
    var said = new RequiredStatement("disclaimer", "This is no advice.", Violation.Action.BLOCK);
    var begun = new RuledText(rules(OutputRules.Mode.SENTENCE, said), "This is no");
    assertThat(stream(begun, " advice. Bye.", new Random(3))).isEqualTo(" advice. Bye.");
  }

  @Test
  void anAnswerThatGoesOnNeedNotHoldWhatItsEndMust() {
    var shape = JsonShape.of("{\"type\":\"object\"}", Violation.Action.BLOCK);
    var said = new RequiredStatement("disclaimer", "This is no advice.", Violation.Action.HOLD);
    var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, shape, said, PROMISES));
    assertThat(ruled.add("Let me look.") + ruled.pause()).isEqualTo("Let me look.");
    assertThat(ruled.violations()).isEmpty();
    assertThat(ruled.held()).isFalse();
    var promised = new RuledText(rules(OutputRules.Mode.SENTENCE, shape, PROMISES));
    assertThat(promised.add(BAD) + promised.pause()).isEqualTo(FALLBACK);
  }

  @Test
  void aRewriteReplacesTheSentenceAlone() {
    var rule = new PromiseRule(OFFER, Violation.Action.REWRITE, "Our terms say how long you have.");
    var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, rule));
    assertThat(stream(ruled, BAD, new Random(1)))
        .isEqualTo("Happy to help. Our terms say how long you have. Anything else? Just write.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We guarantee a profit. ",
        "we  GUARANTEE a\nprofit!",
        "We **guarantee a profit**."
      })
  void aForbiddenStatementIsFoundHoweverItIsSet(String said) {
    var rule =
        new ForbiddenPhrases(
            "no-advice", List.of("guarantee a profit"), Violation.Action.BLOCK, "");
    var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, rule));
    assertThat(stream(ruled, said, new Random(1))).endsWith(FALLBACK).doesNotContain("profit");
  }

  @Test
  void aPartOfAWordIsNoForbiddenStatement() {
    var rule = new ForbiddenPhrases("names", List.of("acme"), Violation.Action.BLOCK, "");
    var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, rule));
    assertThat(stream(ruled, "The acmeist poets.", new Random(1))).isEqualTo("The acmeist poets.");
  }

  @Test
  void aMissingStatementIsPutBehindTheAnswerOnce() {
    var rule = new RequiredStatement("disclaimer", "This is no advice.", Violation.Action.LABEL);
    var without = new RuledText(rules(OutputRules.Mode.SENTENCE, rule));
    assertThat(stream(without, "Buy bonds.", new Random(1)))
        .isEqualTo("Buy bonds.\n\nThis is no advice.");
    var with = new RuledText(rules(OutputRules.Mode.SENTENCE, rule));
    assertThat(stream(with, "Buy bonds. This is no ADVICE.", new Random(1)))
        .isEqualTo("Buy bonds. This is no ADVICE.");
  }

  @Test
  void anAnswerThatIsNotOfItsSchemaIsBlocked() {
    var rule =
        JsonShape.of(
            "{\"type\":\"object\",\"required\":[\"total\"],\"properties\":{\"total\":{\"type\":\"integer\"}}}",
            Violation.Action.BLOCK);
    assertThat(through(rule, "{\"total\": 3}")).isEqualTo("{\"total\": 3}");
    assertThat(through(rule, "```json\n{\"total\": 3}\n```")).startsWith("```json");
    assertThat(through(rule, "{\"total\": \"three\"}")).isEqualTo(FALLBACK);
    assertThat(through(rule, "Sure! {\"total\": 3}")).isEqualTo(FALLBACK);
    // Readers differ about which of two counts, so each would have to be of the schema.
    assertThat(through(rule, "{\"total\": \"three\", \"total\": 3}")).isEqualTo(FALLBACK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\":\"http://schemas.example/answer\"}",
        "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/none\"}}}",
        "{\"items\":{\"$ref\":\"other.json\"}}"
      })
  void aSchemaThatNamesOneThatIsNotThereIsNone(String schema) {
    assertThatThrownBy(() -> JsonShape.checkReferences(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("$ref");
  }

  @Test
  void aSchemaMayNameItsOwnParts() {
    var own =
        "{\"$defs\":{\"n\":{\"type\":\"integer\"}},\"properties\":{\"a\":{\"$ref\":\"#/$defs/n\"},\"$ref\":{}}}";
    JsonShape.checkReferences(own);
    assertThat(through(JsonShape.of(own, Violation.Action.BLOCK), "{\"a\":1}"))
        .isEqualTo("{\"a\":1}");
    assertThat(through(JsonShape.of(own, Violation.Action.BLOCK), "{\"a\":\"x\"}"))
        .isEqualTo(FALLBACK);
  }

  @Test
  void whatCantBeHeldToItsSchemaInTimeIsBlocked() {
    var pattern =
        JsonShape.of(
            "{\"properties\":{\"x\":{\"pattern\":\"(x+x+)+y$\"}}}", Violation.Action.BLOCK);
    assertThat(through(pattern, "{\"x\":\"xxxy\"}")).isEqualTo("{\"x\":\"xxxy\"}");
    assertThat(through(pattern, "{\"x\":\"" + "x".repeat(4_000) + "\"}")).isEqualTo(FALLBACK);
    var alternatives =
        JsonShape.of(
            "{\"type\":\"object\",\"properties\":{\"x\":{\"anyOf\":[{\"$ref\":\"#\"},{\"$ref\":\"#\"}]}}}",
            Violation.Action.BLOCK);
    String deep = "{\"x\":".repeat(60) + "1" + "}".repeat(60);
    assertThat(through(alternatives, deep)).isEqualTo(FALLBACK);
    String sound = "{\"x\":".repeat(60) + "{}" + "}".repeat(60);
    assertThat(through(alternatives, sound)).isEqualTo(sound);
  }

  @Test
  void anEndlessSentenceIsStillJudgedAndReleased() {
    var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, PROMISES));
    String words = "and on ".repeat(20_000);
    String out = stream(ruled, words + "you may return it for 90 days", new Random(1));
    assertThat(out).startsWith("and on ").endsWith(FALLBACK).doesNotContain("90 days");
  }

  @Test
  void aStatementThatACutRunsThroughIsFound() {
    var phrase =
        new ForbiddenPhrases(
            "no-advice", List.of("guarantee a profit"), Violation.Action.BLOCK, "");
    for (int shift = 0; shift < 40; shift++) {
      String said =
          "w ".repeat(1770) + "w".repeat(shift) + " we guarantee a profit" + " w".repeat(900);
      var ruled = new RuledText(rules(OutputRules.Mode.SENTENCE, phrase));
      var out = new StringBuilder();
      said.chars().forEach(c -> out.append(ruled.add(Character.toString(c))));
      assertThat(out.append(ruled.end()).toString()).as("shift %d", shift).endsWith(FALLBACK);
    }
  }

  private static String through(AnswerRule rule, String answer) {
    return stream(new RuledText(rules(OutputRules.Mode.BUFFER, rule)), answer, new Random(7));
  }

  private static OutputRules rules(OutputRules.Mode mode, AnswerRule... rules) {
    return new OutputRules(mode, FALLBACK, new ArrayList<>(List.of(rules)));
  }

  private static String stream(RuledText ruled, String answer, Random random) {
    var out = new StringBuilder();
    for (int at = 0; at < answer.length(); ) {
      int end = Math.min(answer.length(), at + 1 + random.nextInt(12));
      out.append(ruled.add(answer.substring(at, end)));
      at = end;
    }
    return out.append(ruled.end()).toString();
  }
}
