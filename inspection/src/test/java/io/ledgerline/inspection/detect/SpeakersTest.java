package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User names behind the time of a line of a chat, and what programs write behind one. */
class SpeakersTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          [10:02] @kwame_o: who changed it?        ~ kwame_o
          [09:14] maca_rioseco: oye alguien        ~ maca_rioseco
          [09:15] p.huenchul: no sé                ~ p.huenchul
          21:03 <tess> ok                          ~ tess
          [21:03:55] <tess_99> ok                  ~ tess_99
          9:14 PM ravi_k: ok                       ~ ravi_k
          12/11/23, 9:14 PM - ravi_k: ok           ~ ravi_k
          [2024-11-05 09:14] jdoe84: ok            ~ jdoe84
          (09:14) anna.lind: ok                    ~ anna.lind
          """)
  void areFound(String text, String name) {
    assertThat(Scanned.in(text)).contains("USERNAME=" + name);
    assertThat(Scanned.in("hello\n" + text + "\n")).contains("USERNAME=" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "09:14:22 app_server: started",
        "09:14:22 ravi_k: started",
        "[09:14] main.py: error in line 3",
        "[09:14] sshd_config: changed",
        "[09:14] user_service: changed",
        "at 09:14 ravi_k: ok",
        "12:30 lunch: soup",
        "[09:14] agent: hello",
        "24:61 ravi_k: ok",
        "10:02 ravi_k said: no",
        "[10:02] AA_BB: constant",
        "09:14 <div> ok",
        "[10:02] @root: no",
        "10:02"
      })
  void areNotFoundWhereThereIsNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("USERNAME"));
  }
}
