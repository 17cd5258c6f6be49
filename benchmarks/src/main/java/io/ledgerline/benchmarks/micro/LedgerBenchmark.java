package io.ledgerline.benchmarks.micro;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.benchmarks.ledger.Entries;
import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.ledger.tree.ProofCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

/** Hashing, bundles and proofs: a tree of 65,536 entries of a call's size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class LedgerBenchmark {
  private static final int SIZE = 1 << 16;
  private static final int INDEX = 12_345;
  private static final int BUNDLE = 256;

  private final byte[] entry =
      new Entries(new UuidV7(InstantSource.system(), new Random(1))).completed("threadco");
  private final byte[] bundle = bundle();
  private final List<List<Hash>> levels = levels();
  private final Proofs proofs =
      new Proofs((start, height) -> levels.get(height).get((int) (start >> height)), SIZE);
  private final Hash root = levels.getLast().getFirst();
  private final Hash leaf = levels.getFirst().get(INDEX);
  private final List<Hash> inclusion = inclusion(proofs);

  /** Once per entry, before it is queued. */
  @Benchmark
  public Hash leafHash() {
    return MerkleHasher.leafHash(entry);
  }

  /** A full bundle of 256 entries. */
  @Benchmark
  public byte[] bundle() {
    var out = new ByteArrayOutputStream();
    for (int i = 0; i < BUNDLE; i++) {
      EntryBundle.write(out, entry);
    }
    return out.toByteArray();
  }

  /** Reading one and hashing what is in it, as the verifier does. */
  @Benchmark
  public int verifyBundle() {
    var entries = new EntryBundle(bundle);
    var hasher = new MerkleHasher();
    int sum = 0;
    while (entries.next()) {
      sum += hasher.leaf(bundle, entries.from(), entries.to())[0];
    }
    return sum;
  }

  /** That an entry stands in the tree: 16 hashes. */
  @Benchmark
  public List<Hash> proveInclusion() throws IOException {
    return proofs.inclusion(INDEX, SIZE);
  }

  /** Checking that. */
  @Benchmark
  public boolean checkInclusion() {
    return ProofCheck.inclusion(INDEX, SIZE, leaf, inclusion, root);
  }

  private static List<Hash> inclusion(Proofs proofs) {
    try {
      return proofs.inclusion(INDEX, SIZE);
    } catch (IOException e) {
      throw new IllegalStateException("the tree is in memory", e);
    }
  }

  private List<List<Hash>> levels() {
    var hasher = new MerkleHasher();
    var all = new ArrayList<List<Hash>>();
    var level = new ArrayList<Hash>();
    for (int i = 0; i < SIZE; i++) {
      level.add(MerkleHasher.leafHash(new byte[] {(byte) (i >> 8), (byte) i}));
    }
    all.add(level);
    while (level.size() > 1) {
      var above = new ArrayList<Hash>();
      for (int i = 0; i < level.size(); i += 2) {
        above.add(hasher.node(level.get(i), level.get(i + 1)));
      }
      all.add(above);
      level = above;
    }
    return all;
  }
}
