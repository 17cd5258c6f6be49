package io.ledgerline.anchors.witness;

import io.ledgerline.anchors.Anchor;
import io.ledgerline.anchors.AnchorException;
import io.ledgerline.anchors.ArchiveWriter;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.PublishedTree;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.tree.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/**
 * Collects witnesses' lines below a checkpoint and keeps them. What fewer than the quorum gave is
 * kept too, since it is evidence for who trusts those; the checkpoint then stays in the backlog.
 */
public final class Witnessing implements Anchor {
  private static final String NAME = "witness";
  private static final int TRIES = 3;

  private final List<WitnessClient> witnesses;
  private final Predicate<SignedNote> quorum;
  private final ArchiveWriter archive;

  /** What each witness is thought to know, by stream and witness; it says so if it is not so. */
  private final Map<String, Long> known = new ConcurrentHashMap<>();

  /**
   * @param quorum whether the witness lines of a note are enough
   */
  public Witnessing(
      List<WitnessClient> witnesses, Predicate<SignedNote> quorum, ArchiveWriter archive) {
    this.witnesses = List.copyOf(witnesses);
    this.quorum = quorum;
    this.archive = archive;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AnchorKind kind() {
    return AnchorKind.WITNESS;
  }

  @Override
  public long anchored(String stream) throws IOException {
    return archive.newest(stream, AnchorKind.WITNESS, NAME);
  }

  @Override
  public Anchored anchor(String stream, PublishedTree tree)
      throws AnchorException, LedgerException, IOException, InterruptedException {
    Optional<SignedNote> published = tree.read((note, proofs) -> note);
    if (published.isEmpty()) {
      return new Anchored(0, true);
    }
    SignedNote note = published.get();
    long size = Checkpoint.parse(note.text()).size();
    long guess = anchored(stream);
    List<SignedNote.Line> lines = new ArrayList<>();
    List<AnchorException> failures = new ArrayList<>();
    ask(stream, tree, note, guess, lines, failures);
    if (lines.isEmpty()) {
      throw worst(failures);
    }
    SignedNote witnessed = merged(stream, size, note, lines);
    archive.write(
        stream,
        AnchorKind.WITNESS,
        AnchorArchive.name(size) + AnchorKind.WITNESS.suffix(),
        witnessed.format().getBytes(StandardCharsets.UTF_8));
    if (!quorum.test(witnessed)) {
      throw failures.isEmpty()
          ? AnchorException.away(
              "all witnesses signed, and the policy's quorum is not met: mend it")
          : worst(failures);
    }
    archive.newest(stream, AnchorKind.WITNESS, NAME, size);
    return new Anchored(size, true);
  }

  private void ask(
      String stream,
      PublishedTree tree,
      SignedNote note,
      long guess,
      List<SignedNote.Line> lines,
      List<AnchorException> failures)
      throws LedgerException, IOException, InterruptedException {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<SignedNote.Line>>> asked = new ArrayList<>();
      for (WitnessClient witness : witnesses) {
        asked.add(each.submit(() -> ask(stream, tree, note, guess, witness)));
      }
      for (Future<List<SignedNote.Line>> one : asked) {
        try {
          lines.addAll(one.get());
        } catch (ExecutionException e) {
          switch (e.getCause()) {
            case AnchorException failure -> failures.add(failure);
            case LedgerException unreadable -> throw unreadable;
            case null, default -> throw new IllegalStateException("asking a witness failed", e);
          }
        } catch (InterruptedException e) {
          each.shutdownNow();
          throw e;
        }
      }
    }
  }

  private List<SignedNote.Line> ask(
      String stream, PublishedTree tree, SignedNote note, long guess, WitnessClient witness)
      throws AnchorException, LedgerException, InterruptedException {
    String place = stream + ' ' + witness.key();
    long size = Checkpoint.parse(note.text()).size();
    long old = Math.min(known.getOrDefault(place, guess), size);
    for (int i = 0; i < TRIES; i++) {
      AddCheckpoint request = AddCheckpoint.of(old, proof(tree, old, size), note);
      switch (witness.ask(request)) {
        case WitnessClient.Said.Signed signed -> {
          known.put(place, size);
          return signed.lines();
        }
        case WitnessClient.Said.Knows knows -> {
          if (knows.size() > size) {
            throw AnchorException.refused(
                "witness %s signed size %d of %s and we publish %d: an older copy of the data was put back"
                    .formatted(witness.key().name(), knows.size(), stream, size));
          }
          old = knows.size();
          known.put(place, old);
        }
      }
    }
    throw AnchorException.away(
        "witness "
            + witness.key().name()
            + " named another size each time; is it asked by others?");
  }

  private static List<Hash> proof(PublishedTree tree, long old, long size) throws LedgerException {
    if (old == 0) {
      return List.of();
    }
    return tree.read((newest, proofs) -> proofs.consistency(old, size))
        .orElseThrow(() -> new LedgerException("the checkpoint of the stream is gone"));
  }

  /** What was collected of this checkpoint before and now; now wins. */
  private SignedNote merged(String stream, long size, SignedNote note, List<SignedNote.Line> lines)
      throws IOException {
    Map<VerifierKey, SignedNote.Line> byKey = new LinkedHashMap<>();
    Optional<byte[]> before = archive.reader().note(stream, AnchorKind.WITNESS, size);
    if (before.isPresent()) {
      SignedNote old = SignedNote.parse(before.get());
      collect(old.text().equals(note.text()) ? old.signatures() : List.of(), note.text(), byKey);
    }
    collect(lines, note.text(), byKey);
    List<SignedNote.Line> all = new ArrayList<>(note.signatures());
    all.addAll(byKey.values());
    return new SignedNote(note.text(), all);
  }

  private void collect(
      List<SignedNote.Line> lines, String text, Map<VerifierKey, SignedNote.Line> byKey) {
    for (SignedNote.Line line : lines) {
      for (WitnessClient witness : witnesses) {
        if (witness.key().verifies(text, line)) {
          byKey.put(witness.key(), line);
        }
      }
    }
  }

  /** All that failed, in one sentence; away only if every one of them was. */
  private static AnchorException worst(List<AnchorException> failures) {
    Set<String> sentences = new TreeSet<>();
    failures.forEach(failure -> sentences.add(String.valueOf(failure.getMessage())));
    String all = String.join("; ", sentences);
    return failures.stream().allMatch(AnchorException::isAway)
        ? AnchorException.away(all)
        : AnchorException.refused(all);
  }
}
