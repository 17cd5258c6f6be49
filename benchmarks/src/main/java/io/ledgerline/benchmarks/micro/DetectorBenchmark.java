package io.ledgerline.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All detectors over one megabyte (10⁶ bytes), so that 10 ms are 100 MB/s; beside it, expressions
 * of {@code java.util.regex} for a dozen of the same types, each in a pass of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DetectorBenchmark {
  private static final int SIZE = 1_000_000;
  private static final List<Pattern> EXPRESSIONS =
      List.of(
          Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}"),
          Pattern.compile("\\b(?:\\d[ -]?){13,19}\\b"),
          Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b"),
          Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
          Pattern.compile("\\b\\d{3} ?\\d{3} ?\\d{4}\\b"),
          Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b"),
          Pattern.compile("\\b(?:AKIA|ASIA)[A-Z2-7]{16}\\b"),
          Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}\\b"),
          Pattern.compile("\\bsk-ant-[a-z]+\\d{2}-[A-Za-z0-9_-]{32,}"),
          Pattern.compile("\\b[A-Z]{2}\\d{6}[A-D]\\b"),
          Pattern.compile("(?i)(?:password|secret|token)\\s*[:=]\\s*\\S{8,150}"),
          Pattern.compile("\\b(?:Mr|Mrs|Ms|Dr)\\. ?[A-Z][a-z]+(?: [A-Z][a-z]+)?\\b"));

  /** What kind of text. */
  @Param({
    "prose", "code", "json", "one_sentence", "one_loop", "one_record", "digits", "at_signs",
    "short_numbers"
  })
  public String text = "prose";

  private byte[] bytes = new byte[0];
  private String characters = "";

  /** Makes a text that does not repeat itself, or repeats a sample to the size. */
  @Setup
  public void write() {
    var sample =
        switch (text) {
          case "prose" -> Writing.prose(SIZE);
          case "code" -> Writing.code(SIZE);
          case "json" -> Writing.json(SIZE);
          case "one_sentence" ->
              "The committee met on Tuesday to discuss how the river had changed its course since"
                  + " the bridge was built, and whether anyone had written to Anna Berg about it."
                  + " Most of them agreed that nothing should be decided before the summer.\n";
          case "one_loop" ->
              "  for (int i = 0; i < values.length; i++) {\n    total += values[i] * weights[i %"
                  + " 7];\n    if (total > LIMIT_2) {\n      return Optional.empty();\n    }\n"
                  + "  }\n";
          case "one_record" ->
              "{\"id\":48213,\"status\":\"shipped\",\"lines\":[{\"sku\":\"TS-114\",\"quantity\":2,"
                  + "\"price\":\"19.90\"}],\"note\":\"leave at the door\"},\n";
          case "digits" -> "1234567890";
          case "at_signs" -> "a@b@@@c.d@";
          default -> "12 345 6789 01 ";
        };
    characters = sample.repeat(SIZE / sample.length() + 1).substring(0, SIZE);
    bytes = characters.getBytes(UTF_8);
  }

  /** Everything that the standard set finds. */
  @Benchmark
  public List<Finding> detectors() {
    return Detectors.standard().scan(bytes, ScanContext.NONE);
  }

  /** Twelve expressions, one pass each. */
  @Benchmark
  public int expressions() {
    int found = 0;
    for (var expression : EXPRESSIONS) {
      var matcher = expression.matcher(characters);
      while (matcher.find()) {
        found++;
      }
    }
    return found;
  }
}
