package io.ledgerline.verifier;

import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.stream.StreamOrigins;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one stream: recomputes its tree, and compares with it and with each other all
 * that is said of the stream. The order of {@link #run} says what "consistent" means.
 */
final class StreamCheck {
  private final String name;
  private final Path folder;
  private final VerifyOptions options;
  private final JournalContents journal;
  private final @Nullable Map<String, Checkpoint> lastSigned;
  private final AnchorArchive archive;
  private final Findings findings;
  private long bytes;
  private long pruned;
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
    return bytes;
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
    boolean canonical = options.entriesAreCanonical();
    BackDating times = canonical ? new BackDating(anchors, findings) : null;
    TreeReading reading = new TreeReading(name, files, journal, canonical, findings, times, pruned);
    RecomputedTree tree =
        reading.tree(state == null ? 0 : state.size(), sizesOfInterest(state, signed, last));
    bytes = reading.bytes();
    if (tree != null) {
      TreeCheck check = new TreeCheck(tree, files, findings);
      check.upperTiles();
      check.state(state);
      check.signed(signed, "the published checkpoint");
      check.signed(last, "the last-signed store");
      check.looseFiles(signed);
      check.reached(journal.reached(name));
    }
    adoption.check(name, tree, ended);
    storeAgrees(adoption, signed, last);
    OutsideAnchor anchored =
        tree == null ? null : anchored(anchors, tree, reading.roots(tree), origin);
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

  private List<Long> sizesOfInterest(
      @Nullable StreamState state, @Nullable Checkpoint signed, @Nullable Checkpoint last) {
    List<Long> sizes = new ArrayList<>();
    sizes.add(state == null ? 0 : state.size());
    sizes.add(signed == null ? 0 : signed.size());
    sizes.add(last == null ? 0 : last.size());
    closed.forEach(each -> sizes.add(each.last().size()));
    ended.forEach(each -> sizes.add(each.size()));
    return sizes;
  }

  private @Nullable OutsideAnchor anchored(
      StreamAnchors anchors, RecomputedTree tree, RisingRoots roots, @Nullable String origin) {
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
