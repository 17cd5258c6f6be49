package io.ledgerline.verifier;

import io.ledgerline.audit.CanonicalJson;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every entry of a stream, from its bundles and from the journal, and recomputes its tree.
 * Bundles are read by all threads of the pool that it runs in.
 */
final class TreeReading {
  private static final int BUNDLES_AT_ONCE = 32;

  private final String stream;
  private final StreamFiles files;
  private final JournalContents journal;
  private final boolean canonical;
  private final Findings findings;
  private final @Nullable BackDating times;
  private final long pruned;
  private final AtomicLong bytes = new AtomicLong();

  /**
   * @param canonical whether entries must be in canonical form
   * @param times what anchors say of the entries' times, null where nobody looks at those
   * @param pruned the index below which entries were let go
   */
  TreeReading(
      String stream,
      StreamFiles files,
      JournalContents journal,
      boolean canonical,
      Findings findings,
      @Nullable BackDating times,
      long pruned) {
    this.stream = stream;
    this.files = files;
    this.journal = journal;
    this.canonical = canonical;
    this.findings = findings;
    this.times = times;
    this.pruned = pruned;
  }

  /** How many bytes the entries have that were read so far. */
  long bytes() {
    return bytes.get();
  }

  /**
   * The tree; null if not all of it could be read.
   *
   * @param bundled how many entries are in bundles
   * @param sizes the smaller trees that will be asked for
   */
  @Nullable RecomputedTree tree(long bundled, Collection<Long> sizes) {
    Set<Long> keep = new HashSet<>();
    sizes.forEach(size -> keep.add(size / TilePath.WIDTH));
    long bundles = (bundled + TilePath.WIDTH - 1) / TilePath.WIDTH;
    Hash[] full = new Hash[Math.toIntExact(bundled / TilePath.WIDTH)];
    Map<Long, BundleCheck.Leaves> kept = new ConcurrentHashMap<>();
    long unread =
        LongStream.range(0, (bundles + BUNDLES_AT_ONCE - 1) / BUNDLES_AT_ONCE)
            .parallel()
            .map(
                chunk -> {
                  long from = chunk * BUNDLES_AT_ONCE;
                  long to = Math.min(bundles, from + BUNDLES_AT_ONCE);
                  return bundles(from, to, bundled, keep, full, kept);
                })
            .sum();
    List<Hash> tail = journalTail(bundled);
    return unread > 0 ? null : new RecomputedTree(bundled, Arrays.asList(full), kept, tail);
  }

  /** Returns how many of the bundles could not be read whole. */
  private long bundles(
      long from,
      long to,
      long bundled,
      Set<Long> keep,
      Hash[] full,
      Map<Long, BundleCheck.Leaves> kept) {
    BundleCheck check = new BundleCheck(files, findings, canonical, times);
    MerkleHasher hasher = new MerkleHasher();
    long unread = 0;
    for (long number = from; number < to; number++) {
      BundleCheck.Leaves leaves = leaves(check, number, bundled);
      if (leaves == null) {
        unread++;
        continue;
      }
      bytes.addAndGet(leaves.bytes());
      if (keep.contains(number)) {
        kept.put(number, leaves);
      }
      if (number < full.length) {
        full[(int) number] = hasher.foldPerfect(leaves.hashes().clone(), 0, TilePath.WIDTH);
      }
    }
    return unread;
  }

  private BundleCheck.@Nullable Leaves leaves(BundleCheck check, long number, long bundled) {
    if (number < pruned / TilePath.WIDTH) {
      return check.checkPruned(number);
    }
    return check.check(number, (int) Math.min(TilePath.WIDTH, bundled - number * TilePath.WIDTH));
  }

  private List<Hash> journalTail(long bundled) {
    List<Hash> leaves = new ArrayList<>();
    for (Map.Entry<Long, JournalContents.Placed> each :
        journal.entries(stream).tailMap(bundled).entrySet()) {
      JournalContents.Placed placed = each.getValue();
      long expected = bundled + leaves.size();
      if (each.getKey() != expected) {
        String gap = "entry " + each.getKey() + " stands where entry " + expected + " must";
        findings.addIn(Finding.Kind.MISSING, placed.file(), placed.offset(), expected, gap);
        break;
      }
      leaves.add(MerkleHasher.leafHash(placed.entry()));
      bytes.addAndGet(placed.entry().length);
      checkForm(placed, each.getKey());
      if (times != null) {
        byte[] entry = placed.entry();
        times.check(entry, 0, entry.length, each.getKey(), placed.file(), placed.offset());
      }
    }
    return leaves;
  }

  private void checkForm(JournalContents.Placed placed, long index) {
    if (!canonical) {
      return;
    }
    try {
      CanonicalJson.check(placed.entry(), 0, placed.entry().length);
    } catch (MalformedEntryException e) {
      long at = placed.offset() + e.offset();
      findings.addIn(
          Finding.Kind.NOT_CANONICAL, placed.file(), at, index, String.valueOf(e.getMessage()));
    }
  }

  /** The roots of the tree's beginnings, for which some bundles are read once more. */
  RisingRoots roots(RecomputedTree tree) {
    // What is wrong in a bundle was said when it was checked; here it is only read again.
    Findings unheard = new Findings(stream);
    BundleCheck again = new BundleCheck(files.withFindings(unheard), unheard, false, null);
    return new RisingRoots(tree, number -> leaves(again, number, tree.bundled()));
  }
}
