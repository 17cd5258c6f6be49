package io.ledgerline.benchmarks.micro;

import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.Splice;
import io.ledgerline.messages.request.Endpoint;
import io.ledgerline.messages.request.Located;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.RequestEdits;
import io.ledgerline.messages.request.SystemBlocks;
import java.util.ArrayList;
import java.util.List;
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

/** Reading and editing a request of 50 KB, as Claude Code sends them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RequestBenchmark {
  private final byte[] body = Samples.request(50_000);
  private final SystemBlocks blocks =
      SystemBlocks.of(List.of("You are the assistant of one brand. ".repeat(40)));

  /** One pass over the body; 50,000 bytes / this time is the rate of locating. */
  @Benchmark
  public Located locate() {
    return LocatedRequest.locate(body, Endpoint.MESSAGES);
  }

  /** Locating, three edits, and the parts that are sent, none copied. */
  @Benchmark
  public Object locateAndSplice() {
    return Splice.of(body, edits()).buffers();
  }

  /** The same with the edited body as one array. */
  @Benchmark
  public byte[] locateAndSpliceIntoOneArray() {
    return Splice.of(body, edits()).bytes();
  }

  private List<Edit> edits() {
    if (!(LocatedRequest.locate(body, Endpoint.MESSAGES) instanceof Located.Ok(var request))) {
      throw new IllegalStateException("the sample is malformed");
    }
    var edits = new ArrayList<>(RequestEdits.renameModel(request, "claude-haiku-5-5"));
    edits.addAll(RequestEdits.lowerMaxTokens(request, 64));
    edits.addAll(RequestEdits.appendSystem(request, blocks));
    return edits;
  }
}
