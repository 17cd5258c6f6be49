package io.ledgerline.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  @Test
  void alignsNumbersRightAndMoneyOnItsPoint() {
    var table = new Table(Column.text("brand"), Column.count("calls"), Column.usd("cost USD"));
    table.row("threadco", 1_234_567L, new BigDecimal("12.5"));
    table.row("homely", 8L, new BigDecimal("0.000000001"));
    table.total("total", 1_234_575L, new BigDecimal("12.500000001"));
    assertThat(table.text(100))
        .isEqualTo(
            """
            brand         calls      cost USD
            threadco  1,234,567  12.500000000
            homely            8   0.000000001
            ---------------------------------
            total     1,234,575  12.500000001
            """);
  }

  @Test
  void putsSentencesBelowTheirRowAndBreaksThemBetweenWords() {
    var table = new Table(Column.text("brand"), Column.below("why"), Column.id("call"));
    table.row("threadco", "It holds a card number, which must not leave.", "c_1");
    table.row("voltbay", "", "c_2");
    assertThat(table.text(30))
        .isEqualTo(
            """
            brand     call
            threadco  c_1
                It holds a card number,
                which must not leave.
            voltbay   c_2
            """);
    assertThat(table.csv()).startsWith("brand,why,call\nthreadco,\"It holds");
  }

  @Test
  void showsSixDecimalsWhereMoreSayNothing() {
    var table = new Table(Column.usd("cost")).row(new BigDecimal("0.0031")).row(BigDecimal.ZERO);
    assertThat(table.text(100)).isEqualTo("    cost\n0.003100\n0.000000\n");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noLineIsLongerThanTheTerminal(long seed) {
    var random = new Random(seed);
    var table = new Table(Column.id("id"), Column.text("a"), Column.text("b"), Column.count("n"));
    for (int i = 0; i < 20; i++) {
      table.row(
          "r" + i,
          "x".repeat(random.nextInt(200)),
          "é🧵".repeat(random.nextInt(60)),
          random.nextLong());
    }
    assertThat(table.text(100).lines())
        .allMatch(line -> line.codePointCount(0, line.length()) <= 100);
  }

  @Test
  void letsNoValueSteerTheTerminal() {
    var table = new Table(Column.text("feature")).row("a\u001b[31mred\r\n\u202Eevil");
    assertThat(table.text(100)).isEqualTo("feature\na?[31mred???evil\n");
  }

  @Test
  void writesCsvThatSpreadsheetsRead() {
    var table = new Table(Column.text("a"), Column.count("n"), Column.usd("u"));
    table.row("x,\"y\"", 1_234L, new BigDecimal("0.10")).row(null, 0L, null);
    assertThat(table.csv()).isEqualTo("a,n,u\n\"x,\"\"y\"\"\",1234,0.10\n,0,\n");
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatThrownBy(() -> new Table(Column.text("a")).row("x", "y"))
        .hasMessageContaining("2 values (expected: 1)");
  }
}
