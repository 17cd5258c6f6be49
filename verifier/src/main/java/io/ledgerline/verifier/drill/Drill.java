package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.UnreadableException;
import io.ledgerline.verifier.Verify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies a ledger, tampers with the copy in every way it knows, and lets the verifier find each.
 * The ledger itself is only read. What needs a signing key, an older state or an unsealed journal
 * is shown on a ledger of the drill's own, made of the same entries: a signing key is never copied.
 */
public final class Drill {
  /** The most that is copied, in bytes of streams, unless told otherwise. */
  public static final long SAMPLE_BYTES = 64L << 20;

  private static final int TRIES = 5;
  private static final int ENTRIES_FOR_OWN = 2000;

  private final Path scratch;
  private final Consumer<DrillRow> listener;

  private Drill(Path scratch, Consumer<DrillRow> listener) {
    this.scratch = scratch;
    this.listener = listener;
  }

  /**
   * Runs the drill.
   *
   * @param folder a ledger's folder, or a data folder with one in it
   * @param sampleBytes the most that is copied, in bytes of streams
   * @param listener is told of each row as it is done
   * @throws UnreadableException if the ledger can't be read or the copy can't be written
   * @throws IllegalArgumentException if the folder holds no ledger
   */
  public static DrillReport run(Path folder, long sampleBytes, Consumer<DrillRow> listener)
      throws InterruptedException {
    Path ledger = Verify.ledgerIn(folder);
    try {
      Path scratch = Files.createTempDirectory("ledgerline-drill");
      try {
        return new Drill(scratch, listener).run(ledger, sampleBytes);
      } finally {
        Trees.delete(scratch);
      }
    } catch (IOException e) {
      throw new UnreadableException(ledger, e);
    } catch (LedgerException | GeneralSecurityException e) {
      throw new IllegalStateException("the drill's own ledger can't be made: " + e.getMessage(), e);
    }
  }

  private DrillReport run(Path ledger, long sampleBytes)
      throws IOException, LedgerException, GeneralSecurityException, InterruptedException {
    Sample sample = Sample.of(ledger, sampleBytes);
    Exhibit copy = copy(ledger, sample);
    List<Exhibit> exhibits = new ArrayList<>(List.of(copy));
    exhibits.addAll(OwnLedger.exhibits(scratch.resolve("own"), entriesOf(copy)));
    List<DrillRow> rows = new ArrayList<>();
    for (Manipulation each : everyWay()) {
      DrillRow row = row(each, exhibits);
      listener.accept(row);
      rows.add(row);
    }
    long entries = copy.streams().stream().mapToLong(StreamCopy::size).sum();
    return new DrillReport(
        rows, sample.streams().size(), sample.leftOut().size(), entries, wrong(copy, sample));
  }

  private static List<Manipulation> everyWay() {
    return Stream.of(Edits.all(), Cuts.all(), Swaps.all(), Journals.all(), Forgeries.all())
        .flatMap(List::stream)
        .sorted(java.util.Comparator.comparing(Manipulation::way))
        .toList();
  }

  /** Copies until the copy is whole: a ledger that is open changes while it is read. */
  private Exhibit copy(Path ledger, Sample sample)
      throws IOException, LedgerException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Path folder = scratch.resolve("copy-" + attempt);
      sample.copy(ledger, folder.resolve("as-it-was"));
      Exhibit copy = new Exhibit("copy", folder);
      if (attempt == TRIES || wrong(copy, sample).isEmpty()) {
        return copy;
      }
      Trees.delete(folder);
    }
  }

  /** What is wrong before anything was done, but for the streams that were left out. */
  private static List<Finding> wrong(Exhibit copy, Sample sample) {
    return copy.before().stream()
        .filter(each -> each.stream() != null || !names(each, sample.leftOut()))
        .toList();
  }

  private static boolean names(Finding finding, List<String> streams) {
    return finding.kind() == Finding.Kind.MISSING
        && streams.stream().anyMatch(each -> finding.sentence().contains(each));
  }

  private static List<byte[]> entriesOf(Exhibit copy) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    for (StreamCopy each : copy.tenants()) {
      for (long bundle = 0; bundle * StreamCopy.WIDTH < each.size(); bundle++) {
        if (entries.size() >= ENTRIES_FOR_OWN) {
          return entries;
        }
        entries.addAll(each.entries(bundle));
      }
    }
    return entries;
  }

  /** Does it to the first exhibit that it can be done to. */
  private static DrillRow row(Manipulation manipulation, List<Exhibit> exhibits)
      throws IOException, GeneralSecurityException, InterruptedException {
    String why = null;
    for (Exhibit each : exhibits) {
      try {
        Expected expected = manipulation.change().apply(each);
        return row(manipulation, each.name(), seen(each, expected), null);
      } catch (Manipulation.NotHereException e) {
        why = String.valueOf(e.getMessage());
      } finally {
        each.restore();
      }
    }
    return row(manipulation, "none", Map.of(), why);
  }

  private static Map<Knowledge, Finding> seen(Exhibit exhibit, Expected expected)
      throws InterruptedException {
    Map<Knowledge, Finding> seen = new EnumMap<>(Knowledge.class);
    for (Knowledge each : Knowledge.values()) {
      for (Finding finding : exhibit.news(each)) {
        if (expected.isMetBy(finding)) {
          seen.putIfAbsent(each, finding);
        }
      }
    }
    return seen;
  }

  private static DrillRow row(
      Manipulation manipulation,
      String exhibit,
      Map<Knowledge, Finding> seen,
      @Nullable String why) {
    return new DrillRow(
        manipulation.way(), manipulation.done(), exhibit, manipulation.caughtWith(), seen, why);
  }
}
