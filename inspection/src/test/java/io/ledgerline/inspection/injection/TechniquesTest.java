package io.ledgerline.inspection.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every technique with examples of ours, and with neighbours that only look like it. */
class TechniquesTest {
  private static final Pattern UNIT = Pattern.compile("\\\\u([0-9A-F]{4})");
  private static final Pattern REPEAT = Pattern.compile("^(.*?)\\{x (\\d+)}(.*)$", Pattern.DOTALL);

  /** One line of the examples. */
  record Example(boolean attack, Technique technique, Trust trust, String text) {
    static Example parse(String line) {
      String[] parts = line.split(" ", 4);
      return new Example(
          parts[0].equals("+"),
          Technique.valueOf(parts[1]),
          Trust.valueOf(parts[2]),
          unescaped(parts[3]));
    }
  }

  private static String unescaped(String text) {
    String plain = UNIT.matcher(text).replaceAll(TechniquesTest::unit).replace("\\n", "\n");
    Matcher repeat = REPEAT.matcher(plain);
    if (!repeat.matches()) {
      return plain;
    }
    int times = Integer.parseInt(repeat.group(2));
    return repeat.group(1).repeat(times) + repeat.group(3);
  }

  private static String unit(MatchResult escape) {
    char unit = (char) Integer.parseInt(escape.group(1), 16);
    return Matcher.quoteReplacement(String.valueOf(unit));
  }

  private static List<Example> examples() {
    List<Example> all = new ArrayList<>();
    OwnTexts.read("techniques.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> all.add(Example.parse(line)));
    return all;
  }

  static Stream<Example> attacks() {
    return examples().stream().filter(Example::attack);
  }

  static Stream<Example> neighbours() {
    return examples().stream().filter(example -> !example.attack());
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void namesTheTechniqueAndItsPlace(Example example) {
    InjectionReport report = InjectionDetector.standard().scan(example.text(), example.trust());
    assertThat(report.signals()).extracting(Signal::technique).contains(example.technique());
    assertThat(report.suggestion()).isNotEqualTo(Suggestion.NONE);
  }

  @ParameterizedTest
  @MethodSource("neighbours")
  void letsNeighboursPass(Example example) {
    InjectionReport report = InjectionDetector.standard().scan(example.text(), example.trust());
    assertThat(report.detected()).as("%s", report).isFalse();
  }
}
