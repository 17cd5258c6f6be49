package io.ledgerline.verifier;

import io.ledgerline.audit.CanonicalJson;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.stream.StreamOrigins;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes everything about one stream. Longer than usual: every check is a few lines, and
 * reading them in order says what "consistent" means.
 */
final class StreamCheck {
  private static final int BUNDLES_AT_ONCE = 32;

  private final String name;
  private final Path folder;
  private final VerifyOptions options;
  private final JournalContents journal;
  private final @Nullable Map<String, Checkpoint> lastSigned;
  private final AnchorArchive archive;
  private final Findings findings;
  private final AtomicLong bytes = new AtomicLong();
  private long pruned;
  private @Nullable BackDating times;
  private List<StreamOrigins.Closed> closed = List.of();

  /**
   * What is known, from elsewhere than the stream's folder, to be signed for origins that ended.
   */
  private final List<Checkpoint> ended = new ArrayList<>();

  StreamCheck(
      String name,
      Path folder,
      VerifyOptions options,
      JournalContents journal,
      @Nullable Map<String, Checkpoint> lastSigned,
      AnchorArchive archive) {
    this.name = name;
    this.folder = folder;
    this.options = options;
    this.journal = journal;
    this.lastSigned = lastSigned;
    this.archive = archive;
    this.findings = new Findings(name);
  }

  long bytes() {
    return bytes.get();
  }

  StreamReport run() {
    StreamState state = state();
    StreamFiles files = new StreamFiles(folder, findings, state);
    PublishedCheckpoint published = PublishedCheckpoint.read(files, findings, options);
    AdoptionCheck adoption = AdoptionCheck.read(files, findings);
    closed = adoption.closed();
    refusal(files);
    Checkpoint signed = published.checkpoint();
    pruned =
        new PrunedCheck(name, files, findings, journal, adoption)
            .minimum(state, signed == null ? 0 : signed.size());
    journal.findings(name).forEach(each -> addAgain(each));
    String found = state != null ? state.origin() : signed == null ? null : signed.origin();
    String origin = adoption.current() == null ? found : adoption.current();
    belongs(adoption, state, signed);
    Checkpoint last = lastSigned == null || origin == null ? null : lastSigned.get(origin);
    StreamAnchors anchors = anchors(files, origin, published.own(), state);
    ended.addAll(lastSignedOfEnded());
    times = options.entriesAreCanonical() ? new BackDating(anchors, findings) : null;
    RecomputedTree tree = tree(files, state == null ? 0 : state.size(), signed, last);
    if (tree != null) {
      upperTiles(files, tree, state == null ? 0 : state.size());
      stateAgrees(tree, state);
      signedAgrees(tree, signed, "checkpoint", "the published checkpoint");
      signedAgrees(tree, last, "checkpoint", "the last-signed store");
      looseFiles(files, tree, state == null ? 0 : state.size(), signed);
      reached(tree);
    }
    adoption.check(name, tree, ended);
    storeAgrees(adoption, signed, last);
    OutsideAnchor anchored = tree == null ? null : anchored(files, anchors, tree, origin);
    Frontier all = tree == null ? null : tree.at(tree.size());
    long size = tree == null ? (state == null ? 0 : state.size()) : tree.size();
    long upTo = signed == null ? 0 : signed.size();
    return new StreamReport(
        name,
        origin,
        size,
        all == null ? null : all.root(),
        upTo,
        Math.max(0, size - upTo),
        pruned,
        anchored,
        anchors.count(),
        anchors.checked(),
        published.keyFrom(),
        closed.stream().map(StreamOrigins.Closed::origin).toList(),
        notes(adoption, published, size, upTo),
        findings.all());
  }

  private StreamAnchors anchors(
      StreamFiles files, @Nullable String origin, KeyRing own, @Nullable StreamState state) {
    KeyRing trusted = origin == null ? new KeyRing(List.of()) : options.keysOf(origin);
    KeyRing keys = trusted.isEmpty() ? own : trusted;
    AnchorFiles anchors = new AnchorFiles(name, archive, options.trust(), keys, findings);
    new WormManifests(anchors, archive, name, files, findings).compare(state);
    Set<String> endedOrigins = new HashSet<>();
    closed.forEach(each -> endedOrigins.add(each.origin()));
    endedOrigins.remove(origin);
    List<ArchivedAnchor> all = anchors.all(origin, endedOrigins);
    ended.addAll(anchors.ended());
    return new StreamAnchors(anchors, all);
  }

  private List<Checkpoint> lastSignedOfEnded() {
    List<Checkpoint> found = new ArrayList<>();
    for (StreamOrigins.Closed each : closed) {
      Checkpoint last = lastSigned == null ? null : lastSigned.get(each.origin());
      if (last != null) {
        found.add(last);
      }
    }
    return found;
  }

  private @Nullable OutsideAnchor anchored(
      StreamFiles files, StreamAnchors anchors, RecomputedTree tree, @Nullable String origin) {
    // What is wrong in a bundle was said when it was checked; here it is only read again.
    BundleCheck again =
        new BundleCheck(files.withFindings(new Findings(name)), new Findings(name), false, null);
    RisingRoots roots =
        new RisingRoots(
            tree,
            number ->
                number < pruned / TilePath.WIDTH
                    ? again.checkPruned(number)
                    : again.check(
                        number,
                        (int) Math.min(TilePath.WIDTH, tree.bundled() - number * TilePath.WIDTH)));
    OutsideAnchor newest = anchors.compare(tree.size(), roots::at);
    // Anybody can have a history of their own stamped: who signed must be known from outside too.
    boolean known = origin != null && !options.keysOf(origin).isEmpty();
    return known ? newest : null;
  }

  /** What is not wrong and has to be known. */
  private List<String> notes(
      AdoptionCheck adoption, PublishedCheckpoint published, long size, long signedUpTo) {
    List<String> notes = new ArrayList<>(adoption.notes());
    String remark = published.remark();
    if (remark != null) {
      notes.add(remark);
    }
    if (pruned > 0) {
      notes.add(
          "entries below "
              + pruned
              + " were pruned on schedule, as an entry says; their hashes hold");
    }
    if (lastSigned != null && size > signedUpTo) {
      notes.add(
          "entries %d to %d stand behind everything that was ever signed: nobody vouches for them"
                  .formatted(signedUpTo, size - 1)
              + " yet, and a node that was stopped in order leaves none");
    }
    return notes;
  }

  private void belongs(
      AdoptionCheck adoption, @Nullable StreamState state, @Nullable Checkpoint signed) {
    String sealed = state == null ? null : state.origin();
    String published = signed == null ? null : signed.origin();
    Origins.check(findings, name, "state", sealed);
    Origins.check(findings, name, "checkpoint", published);
    Origins.checkSame(findings, adoption, sealed, published);
  }

  private void addAgain(Finding each) {
    findings.addIn(each.kind(), each.file(), each.offset(), each.index(), each.sentence());
  }

  private @Nullable StreamState state() {
    byte[] bytesOfState = StreamFiles.read(folder.resolve("state"));
    if (bytesOfState == null) {
      return null;
    }
    try {
      StreamState parsed = StreamState.parse(bytesOfState);
      if (StreamFiles.mayHold(folder, parsed.size())) {
        return parsed;
      }
      String what = "it says %d entries, and there are not so many tiles";
      findings.add(Finding.Kind.EDITED, "state", -1, -1, what.formatted(parsed.size()));
      return null;
    } catch (RuntimeException e) {
      findings.add(Finding.Kind.EDITED, "state", -1, -1, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void refusal(StreamFiles files) {
    byte[] refused = files.read("refused");
    if (refused != null) {
      String sentence = new String(refused, StandardCharsets.UTF_8).strip();
      findings.add(Finding.Kind.REFUSED, "refused", -1, -1, sentence);
    }
  }

  private @Nullable RecomputedTree tree(
      StreamFiles files, long bundled, @Nullable Checkpoint signed, @Nullable Checkpoint last) {
    Set<Long> keep = new HashSet<>(List.of(bundled / TilePath.WIDTH));
    keep.add(signed == null ? 0 : signed.size() / TilePath.WIDTH);
    keep.add(last == null ? 0 : last.size() / TilePath.WIDTH);
    closed.forEach(each -> keep.add(each.last().size() / TilePath.WIDTH));
    ended.forEach(each -> keep.add(each.size() / TilePath.WIDTH));
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
                  return checkBundles(files, from, to, bundled, keep, full, kept);
                })
            .sum();
    List<Hash> tail = journalTail(bundled);
    return unread > 0 ? null : new RecomputedTree(bundled, Arrays.asList(full), kept, tail);
  }

  /** Returns how many of the bundles could not be read whole. */
  private long checkBundles(
      StreamFiles files,
      long from,
      long to,
      long bundled,
      Set<Long> keep,
      Hash[] full,
      Map<Long, BundleCheck.Leaves> kept) {
    BundleCheck check = new BundleCheck(files, findings, options.entriesAreCanonical(), times);
    MerkleHasher hasher = new MerkleHasher();
    long unread = 0;
    for (long number = from; number < to; number++) {
      int width = (int) Math.min(TilePath.WIDTH, bundled - number * TilePath.WIDTH);
      boolean gone = number < pruned / TilePath.WIDTH;
      BundleCheck.Leaves leaves = gone ? check.checkPruned(number) : check.check(number, width);
      if (leaves == null) {
        unread++;
        continue;
      }
      bytes.addAndGet(leaves.bytes());
      if (keep.contains(number)) {
        kept.put(number, leaves);
      }
      if (width == TilePath.WIDTH) {
        full[(int) number] = hasher.foldPerfect(leaves.hashes().clone(), 0, width);
      }
    }
    return unread;
  }

  private List<Hash> journalTail(long bundled) {
    List<Hash> leaves = new ArrayList<>();
    for (Map.Entry<Long, JournalContents.Placed> each :
        journal.entries(name).tailMap(bundled).entrySet()) {
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
    if (!options.entriesAreCanonical()) {
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

  private void upperTiles(StreamFiles files, RecomputedTree tree, long bundled) {
    List<List<Hash>> levels = tree.upperLevels();
    for (int below = 0; below < levels.size(); below++) {
      List<Hash> hashes = levels.get(below);
      for (int from = 0; from < hashes.size(); from += TilePath.WIDTH) {
        List<Hash> tile = hashes.subList(from, Math.min(hashes.size(), from + TilePath.WIDTH));
        upperTile(files, TilePath.tile(below + 1, from / TilePath.WIDTH, tile.size()), tile);
      }
    }
  }

  private void upperTile(StreamFiles files, String tileName, List<Hash> expected) {
    byte[] found = files.require(tileName, -1);
    if (found == null) {
      return;
    }
    byte[] wanted = new byte[expected.size() * Hash.BYTES];
    for (int i = 0; i < expected.size(); i++) {
      expected.get(i).copyTo(wanted, i * Hash.BYTES);
    }
    int at = Arrays.mismatch(found, wanted);
    if (at >= 0) {
      Finding.Kind kind =
          found.length < wanted.length ? Finding.Kind.TRUNCATED : Finding.Kind.EDITED;
      String what = "the hash is not the one recomputed from the entries";
      findings.add(kind, tileName, at, -1, what);
    }
  }

  private void stateAgrees(RecomputedTree tree, @Nullable StreamState state) {
    Frontier computed = state == null ? null : tree.at(state.size());
    if (state != null && computed != null && !computed.perfectRoots().equals(state.frontier())) {
      String what = "its subtrees are not those recomputed from the entries";
      findings.add(Finding.Kind.EDITED, "state", -1, -1, what);
    }
  }

  private void signedAgrees(
      RecomputedTree tree, @Nullable Checkpoint signed, String file, String who) {
    if (signed == null) {
      return;
    }
    Frontier computed = tree.at(signed.size());
    if (computed == null) {
      String what =
          who
              + " says "
              + signed.size()
              + " entries, "
              + tree.size()
              + " are there: the end is gone";
      findings.add(Finding.Kind.ROLLED_BACK, file, -1, tree.size(), what);
    } else if (!computed.root().equals(signed.root())) {
      String what =
          who
              + " says root "
              + signed.root().base64()
              + " at size "
              + signed.size()
              + ", recomputed is "
              + computed.root().base64();
      findings.add(Finding.Kind.EDITED, file, -1, -1, what);
    }
  }

  /** Bundles that are written but not sealed yet: what they show must be what the journal holds. */
  private void looseFiles(
      StreamFiles files, RecomputedTree tree, long bundled, @Nullable Checkpoint signed) {
    long size = signed == null ? 0 : signed.size();
    long end = Math.min(size, tree.size()); // a checkpoint may say anything
    for (long at = bundled; at < end; at = (at / TilePath.WIDTH + 1) * TilePath.WIDTH) {
      long number = at / TilePath.WIDTH;
      int width = (int) Math.min(TilePath.WIDTH, size - number * TilePath.WIDTH);
      String file = TilePath.bundle(number, width);
      byte[] bundle = files.read(file);
      if (bundle != null) {
        looseFile(tree, file, new EntryBundle(bundle), number * TilePath.WIDTH);
      }
    }
  }

  private void looseFile(RecomputedTree tree, String file, EntryBundle entries, long first) {
    MerkleHasher hasher = new MerkleHasher();
    for (long index = first; entries.next(); index++) {
      Hash expected = tree.leaf(index);
      byte[] entry = entries.entry();
      if (expected != null && !expected.equals(Hash.of(hasher.leaf(entry, 0, entry.length)))) {
        String what = "the entry is not the one in the journal";
        findings.add(Finding.Kind.EDITED, file, entries.from(), index, what);
        return;
      }
    }
  }

  private void reached(RecomputedTree tree) {
    long reached = journal.reached(name);
    if (reached > tree.size()) {
      String what =
          "the journal says that "
              + reached
              + " entries were acknowledged, "
              + tree.size()
              + " are there";
      findings.addIn(Finding.Kind.MISSING, "journal", -1, tree.size(), what);
    }
  }

  private void storeAgrees(
      AdoptionCheck adoption, @Nullable Checkpoint signed, @Nullable Checkpoint last) {
    boolean before = signed != null && isClosed(adoption, signed.origin());
    if (lastSigned == null || signed == null || before) {
      return;
    }
    if (last == null || last.size() < signed.size()) {
      String knows = last == null ? "nothing of this origin" : "only size " + last.size();
      String what =
          "size " + signed.size() + " is published, but the last-signed store knows " + knows;
      findings.add(Finding.Kind.ROLLED_BACK, "checkpoint", -1, -1, what);
    }
  }

  private static boolean isClosed(AdoptionCheck adoption, String origin) {
    return adoption.closed().stream().anyMatch(each -> each.origin().equals(origin));
  }
}
