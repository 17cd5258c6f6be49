package io.ledgerline.anchors.worm;

import io.ledgerline.anchors.Anchor;
import io.ledgerline.anchors.AnchorException;
import io.ledgerline.anchors.ArchiveWriter;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.PublishedTree;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.tile.TilePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Copies what is sealed of a stream into a {@link WormStore}: entry bundles and tiles that came
 * since the last copy, in whole and at the right edge, and the checkpoint they lead to. Names are
 * those of C2SP tlog-tiles below {@code <prefix><origin>/}; the checkpoint's is {@code
 * checkpoint/<size>}. A long backlog goes in steps, each with a manifest of its own, so that a
 * restart goes on where the last one ended. Nothing is put before the store passed its probe.
 */
public final class WormCopy implements Anchor {
  private static final String NAME = "worm";
  private static final int BUNDLES_PER_STEP = 256;

  private final WormStore store;
  private final String prefix;
  private final Duration held;
  private final ArchiveWriter archive;
  private final InstantSource clock;
  private final ReentrantLock probing = new ReentrantLock();
  private volatile boolean probed;

  /**
   * @param prefix in front of every key, empty or ending in a slash
   * @param held how long each object is held from the time it is put
   */
  public WormCopy(
      WormStore store, String prefix, Duration held, ArchiveWriter archive, InstantSource clock) {
    if (!prefix.isEmpty() && !prefix.endsWith("/")) {
      throw new IllegalArgumentException("prefix: " + prefix + " (expected: it ends in '/')");
    }
    this.store = store;
    this.prefix = prefix;
    this.held = held;
    this.archive = archive;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AnchorKind kind() {
    return AnchorKind.WORM;
  }

  @Override
  public long anchored(String stream) throws IOException {
    return archive.newest(stream, AnchorKind.WORM, NAME);
  }

  /** Probes the store, once a process until it passes; what was found is kept in the archive. */
  private void probe() throws AnchorException, IOException, InterruptedException {
    if (probed) {
      return;
    }
    probing.lockInterruptibly();
    try {
      if (!probed) {
        String found = WormProbe.probe(store, prefix, clock);
        archive.state("worm.probe", clock.instant() + " " + store.where() + ": " + found + '\n');
        probed = true;
      }
    } finally {
      probing.unlock();
    }
  }

  @Override
  public Anchored anchor(String stream, PublishedTree tree)
      throws AnchorException, LedgerException, IOException, InterruptedException {
    probe();
    Optional<SignedNote> published = tree.read((note, proofs) -> note);
    if (published.isEmpty()) {
      return new Anchored(0, true);
    }
    SignedNote note = published.get();
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    long from = anchored(stream);
    if (from > checkpoint.size()) {
      throw AnchorException.refused(
          "%s is at size %d and its copy at %d: an older copy of the data was put back"
              .formatted(stream, checkpoint.size(), from));
    }
    long aligned = from - from % TilePath.WIDTH;
    long step = aligned + (long) BUNDLES_PER_STEP * TilePath.WIDTH;
    boolean last = step >= checkpoint.size();
    long to = last ? checkpoint.size() : step;
    Instant until = clock.instant().plus(held).truncatedTo(ChronoUnit.SECONDS);
    String origin = checkpoint.origin();
    List<Manifest.Stored> stored = new ArrayList<>();
    for (String name : Sealed.between(from, to, last)) {
      // Pruned bundles are not there any more; their hashes are.
      Optional<byte[]> bytes = tree.file(name);
      if (bytes.isPresent()) {
        stored.add(put(origin, name, bytes.get(), until));
      }
    }
    if (last) { // after all that it covers
      String name = "checkpoint/" + AnchorArchive.name(to);
      stored.add(put(origin, name, note.format().getBytes(StandardCharsets.UTF_8), until));
    }
    Manifest manifest = new Manifest(store.where(), origin, from, to, last, until, stored);
    archive.write(stream, AnchorKind.WORM, AnchorArchive.name(to) + ".json", manifest.format());
    archive.newest(stream, AnchorKind.WORM, NAME, to);
    return new Anchored(to, last);
  }

  private Manifest.Stored put(String origin, String name, byte[] bytes, Instant until)
      throws AnchorException, InterruptedException {
    String version = store.put(prefix + origin + '/' + name, bytes, until);
    return new Manifest.Stored(name, version, SigV4.sha256(bytes), bytes.length);
  }
}
