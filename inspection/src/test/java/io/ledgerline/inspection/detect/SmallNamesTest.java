package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Given names of chats and mails, and what only looks like a name or a company. */
class SmallNamesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          hi tom, could you send it?      ~ PERSON=tom
          hey raj!                        ~ PERSON=raj
          raj: who owns this box          ~ PERSON=raj
          Thanks, Priya                   ~ PERSON=Priya
          - tom                           ~ PERSON=tom
          Old Town Opticians are closed   ~ ORGANIZATION=Old Town Opticians
          we ate at Trattoria Lupo        ~ ORGANIZATION=Trattoria Lupo
          ask Hulme Removals for a price  ~ ORGANIZATION=Hulme Removals
          """)
  void areFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hi all, please read",
        "thanks again",
        "hi there, how are you",
        "max: 5 and more",
        "mark: see the note",
        "- may",
        "- bug fixes",
        "key: some value here",
        "Rev. B of the board, see rev. C",
        "ORA-01555: snapshot too old",
        "BP 180/120 on arrival, BP 140 over 90",
        "Employer: N/A",
        "a two-year-old bug in a ten-year-old codebase",
        "the file is two years old",
        "plus tard la ville a changé",
        "ROOFING AND PLUMBING",
        "Roofing, Plumbing and Catering",
      })
  void areNotFoundWhereThereAreNone(String text) {
    assertThat(Scanned.in(text)).isEmpty();
  }
}
