package io.ledgerline.benchmarks.micro;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.audit.RawObject;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.benchmarks.ledger.Entries;
import io.ledgerline.governance.budget.BudgetBook;
import java.time.InstantSource;
import java.util.Map;
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

  /** All of it, as views of one entry do. */
  @Benchmark
  public EntryView read() throws MalformedEntryException {
    return EntryView.parse(entry);
  }

  /** Once per entry in the indexer. */
  @Benchmark
  public Map<String, String> readRaw() throws MalformedEntryException {
    return RawObject.members(entry);
  }

  /** Once per entry in the budgets that follow the ledger. */
  @Benchmark
  public EntryView readForBudgets() throws MalformedEntryException {
    return EntryView.parse(entry, BudgetBook.FIELDS);
  }

  /** Once per entry in what looks for erasures. */
  @Benchmark
  public boolean search() {
    return EventType.SUBJECT_ERASED.mayBe(entry);
  }
}
