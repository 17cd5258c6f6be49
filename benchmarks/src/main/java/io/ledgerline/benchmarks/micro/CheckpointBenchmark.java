package io.ledgerline.benchmarks.micro;

import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.tree.Hash;
import java.time.InstantSource;
import java.util.List;
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

/** Signing a checkpoint and checking it: one line of it, by either key. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
public class CheckpointBenchmark {
  private static final String ORIGIN = "benchmark.example/threadco/node-1";

  /** Whose line. */
  @Param({"ED25519", "ML_DSA_44"})
  public Algorithm algorithm = Algorithm.ED25519;

  private final String text = new Checkpoint(ORIGIN, 4711, Hash.of(new byte[Hash.BYTES])).text();
  private NoteSigner signer = signer();
  private SignedNote note = SignedNote.sign(text, List.of(signer));
  private VerifierKey key = key();

  /** Makes the keys of the algorithm that this run is about. */
  @Setup
  public void prepare() {
    signer = signer();
    note = SignedNote.sign(text, List.of(signer));
    key = key();
  }

  /** One line. */
  @Benchmark
  public byte[] sign() {
    return signer.sign(text);
  }

  /** One line. */
  @Benchmark
  public boolean verify() {
    return key.accepts(note);
  }

  private SigningKey signingKey() {
    return SigningKey.of(algorithm, new byte[SigningKey.SEED_BYTES]);
  }

  private NoteSigner signer() {
    return signingKey().signer(ORIGIN, InstantSource.system());
  }

  private VerifierKey key() {
    return VerifierKey.of(ORIGIN, algorithm, signingKey().raw());
  }
}
