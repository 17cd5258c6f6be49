package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ages in words, beside the letter of a sex, and by where a number stands. */
class SpokenAgesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          a woman aged about sixty                       ~ sixty
          aged seventy-three and well                    ~ seventy-three
          twins aged four                                ~ four
          he turned forty last week                      ~ forty
          i'm 52, worked 19 years at the mill            ~ 52
          my name's Jo Reed, im 52, worked at the mill   ~ 52
          Maeve turns 30 that day so there is cake       ~ 30
          he turned forty on 9 September                 ~ forty
          She's ninety-six and asks about it             ~ ninety-six
          He is now eighty-two and has a dog             ~ eighty-two
          One of them, he's ten, did a project           ~ ten
          I was seventeen when he left                   ~ seventeen
          my son is seven and already reads              ~ seven
          a boy of nine.                                 ~ nine
          mein Opa ist heute neunzig geworden            ~ neunzig
          er ist zweiundvierzig Jahre alt                ~ zweiundvierzig Jahre alt
          a forty-two-year-old man                       ~ forty-two-year-old
          I (34F) met him at work                        ~ 34F
          My husband (36M) never cooks.                  ~ 36M
          my roommate (F28) moved out                    ~ F28
          for context I'm 26F, he's tall                 ~ 26F
          Pt is a 46M with htn.                          ~ 46M
          72F presents with SOB                          ~ 72F
          Re: Hafiz bin Rosli (T0114472Z), 23M. Seen     ~ 23M
          The suspect (34) was arrested                  ~ 34
          The patient, 58, denies pain                   ~ 58
          Mrs. Pettibone, 90, objected                   ~ 90
          M, 46, married                                 ~ 46
          F/54, smoker                                   ~ 54
          52, divorced, two grown-up girls               ~ 52
          Pacjent Zdzisław Korpalski, lat 77, nr         ~ 77
          La paziente Assunta Carafiello, di anni 71, è  ~ 71
          Больная Сапожникова Т. И., 63 года, № карты    ~ 63 года
          Victim Henrietta Oakes (77) transferred        ~ 77
          is that normal? im 19                          ~ 19
          """)
  void areFound(String text, String age) {
    assertThat(Scanned.in(text)).contains("AGE=" + age);
    assertThat(Scanned.in("Hello.\n" + text + "\n")).contains("AGE=" + age);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version (34) of the draft, see page (34)",
        "list item (34); error (34): broken pipe",
        "line 46M of the log, heap 46M used",
        "46M rows were loaded, 12M, 46M and 80M",
        "It was 72F outside, a 72F day with wind",
        "a 50M file with errors",
        "F/8 aperture, f/54, M/10 bolts",
        "cell F54 and column M28",
        "aged cheese for sixty days",
        "a room of forty square metres",
        "a team of nine, a box of nine",
        "he turned forty pages",
        "i'm 52% sure, im 19. Jahrhundert, im 3. Stock, im 12, 14 und 16, i'm 10 minutes late",
        "she is one of us; he was one, too",
        "she was seven and a half hours late",
        "I am ten minutes away",
        "she waited twenty-nine years",
        "Chapter 34, 35 and 36",
        "Windows 10, 64 bit",
        "Oslo, 45, and Bergen, 20 cases",
        "section 12, married couples",
        "the answer is forty-two and always was",
        "there are seven and they agree",
        "quarante ans plus tard la ville",
        "lat 52.5, lon 13.4",
        "The contract runs, 5 years, no more",
        "the old man and the old house",
        "in forty words or fewer",
        "we sold forty, they bought nine.",
      })
  void areNotFoundWhereThereAreNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("AGE"));
  }
}
