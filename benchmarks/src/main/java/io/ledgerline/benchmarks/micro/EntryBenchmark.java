package io.ledgerline.benchmarks.micro;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.benchmarks.ledger.Entries;
import java.time.InstantSource;
import java.util.Random;
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

/** Writing and reading the canonical bytes of a call's entry. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EntryBenchmark {
  private final Entries entries = new Entries(new UuidV7(InstantSource.system(), new Random(1)));
  private final byte[] entry = entries.completed("threadco");

  /** Twice per call on the hot path. */
  @Benchmark
  public byte[] write() {
    return entries.completed("threadco");
  }

  /** Once per entry in the indexer. */
  @Benchmark
  public EntryView read() throws MalformedEntryException {
    return EntryView.parse(entry);
  }
}
