package io.ledgerline.benchmarks.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Trust;
import java.util.concurrent.TimeUnit;
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

/** The search for injections over one megabyte (10⁶ bytes), so that 10 ms are 100 MB/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class InjectionBenchmark {
  private static final int SIZE = 1_000_000;

  /** What kind of text. */
  @Param({"prose", "code", "json", "verbs", "rot13", "entities"})
  public String text = "prose";

  /** Whose words they are. */
  @Param({"USER", "DOCUMENT"})
  public Trust trust = Trust.USER;

  private byte[] bytes = new byte[0];

  /** Makes the text. */
  @Setup
  public void write() {
    var characters =
        switch (text) {
          case "prose" -> Writing.prose(SIZE);
          case "code" -> Writing.code(SIZE);
          case "json" -> Writing.json(SIZE);
          case "verbs" -> "write explain tell show add include ".repeat(SIZE / 36);
          case "rot13" -> "vtaber cerivbhf vafgehpgvbaf ".repeat(SIZE / 29);
          default -> "&#105;".repeat(SIZE / 6);
        };
    bytes = characters.getBytes(UTF_8);
  }

  /** What the detector says of the text. */
  @Benchmark
  public InjectionReport injection() {
    return InjectionDetector.standard().scan(bytes, 0, bytes.length, trust);
  }
}
