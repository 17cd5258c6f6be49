package io.ledgerline.inspection.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.output.OutputFinding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveContentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<IMG SRC=x onerror=alert(1)>",
        "<img src=x/onload=alert(1)>",
        "[x](javascript:alert(1))",
        "<a href=\"data:text/html;base64,PHNj\">x</a>",
        "<svg/onload=alert(1)>",
        "<iframe src=//e.example>",
        "\u001B]0;title\u0007",
        "\u001B[31mred"
      })
  void findsWhatWouldRun(String answer) {
    assertThat(ActiveContent.find(answer)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if a < b and c > d then once=1",
        "<b>bold</b> and <p class=\"on\">text</p>",
        "JavaScript: the good parts",
        "The script is ready, 3 < 4",
        "<metal> bands, <basement>"
      })
  void leavesPlainTextAndHarmlessMarkupAlone(String answer) {
    assertThat(ActiveContent.find(answer)).isEmpty();
  }

  @Test
  void findsFormulasButNoNegativeNumbers() {
    assertThat(ActiveContent.formulas("name,total\nAnn,=HYPERLINK(\"http://e.example\")\n"))
        .singleElement()
        .satisfies(f -> assertThat(f.kind()).isEqualTo(Kind.SPREADSHEET_FORMULA));
    assertThat(ActiveContent.formulas("a,@SUM(A1)\n\"+cmd|' /C calc'!A0\",-cmd(1)\n")).hasSize(2);
    assertThat(ActiveContent.formulas("a,-4,+5,a=b,\n-,x")).isEmpty();
  }
}
