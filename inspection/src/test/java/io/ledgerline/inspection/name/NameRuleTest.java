package io.ledgerline.inspection.name;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** None of these texts is among those that were learnt from. */
class NameRuleTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Please forward the contract to Ottoline Brackenshaw, who signs it.  | PERSON=Ottoline Brackenshaw
          Zubeida and her brother Tomasz called about the lease.              | PERSON=Zubeida
          We had lunch with J. R. Okpara and went home.                       | PERSON=J. R. Okpara
          My sister moved from Wolverhampton to Gdynia last year.             | LOCATION=Gdynia
          She left Thornbury Freight after nine years in accounts.            | ORGANIZATION=Thornbury Freight
          Hortensia Vane, 81, was rescued from the roof.                      | AGE=81
          Der 34-jährige Mann lief weg.                                       | AGE=34-jährige
          """)
  void namesThatNoRuleKnowsAreFound(String text, String finding) {
    assertThat(Scanned.in(text)).contains(finding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "private static final Map<String, Level> LEVELS = Map.of();",
        "Return ``True`` if the Registry is empty, else None. strict = True",
        "ERROR [Scheduler] Job Cleanup failed: IllegalStateException: Lock not held",
        "## Getting Started\\n### Known Limitations\\n### Frequently Asked Questions",
        "Claude Code says Claude Opus is faster than Claude",
        "Does Terraform work with Ansible on Debian?",
        "The Supplier shall notify the Customer before the Effective Date.",
        "Rua Augusta, 34, is where it stood",
        "{\"Kind\": \"Deployment\", \"Strategy\": \"Recreate\", \"Status\": \"Ready\"}"
      })
  void codeProductsAndHeadingsAreNobody(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.matches("(PERSON|AGE|ORGANIZATION)=.*"));
  }
}
