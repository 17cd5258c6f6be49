package io.ledgerline.benchmarks.micro;

import io.ledgerline.messages.sse.OversizedEventException;
import io.ledgerline.messages.sse.SseSplitter;
import io.ledgerline.messages.usage.Answer;
import io.ledgerline.messages.usage.UsageReader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Splitting a stream of 100 events and reading its usage, as chunks of a socket's size arrive. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class StreamBenchmark {
  private static final int CHUNK = 1_400;
  private final byte[] stream = Samples.stream(97);

  /** All 100 events; a hundredth of it is the cost of one. */
  @Benchmark
  public Answer splitAndReadUsage() throws OversizedEventException {
    var splitter = new SseSplitter();
    var usage = new UsageReader();
    for (int at = 0; at < stream.length; at += CHUNK) {
      splitter.feed(stream, at, Math.min(stream.length, at + CHUNK), usage::event);
    }
    return usage.answer();
  }
}
