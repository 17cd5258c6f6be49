package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.ledger.tile.TileName;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tile.TileReader;
import io.ledgerline.ledger.tree.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a running ledger shows of a stream: the newest published checkpoint and the tree below it.
 * Entries that no checkpoint covers yet are not shown. Thread-safe.
 */
public final class PublishedTree {
  /** The published checkpoint. */
  public static final String CHECKPOINT = "checkpoint";

  /** The keys that check it, one a line. */
  public static final String VKEY = "vkey";

  /** Works on one state of the tree. */
  @FunctionalInterface
  public interface Work<T> {
    /** Reads what it needs; called once more if files were replaced under it. */
    T on(SignedNote note, Proofs proofs) throws IOException;
  }

  private final StreamLog stream;

  PublishedTree(StreamLog stream) {
    this.stream = stream;
  }

  /**
   * The bytes under a public name: {@value #CHECKPOINT}, {@value #VKEY}, or a tile or bundle in any
   * width that some published checkpoint had; empty for everything else, and for what was pruned.
   *
   * @throws LedgerException if it can't be read
   */
  public Optional<byte[]> file(String name) throws LedgerException {
    if (name.equals(VKEY)) {
      return Optional.of(
          (String.join("\n", stream.vkeys()) + '\n').getBytes(StandardCharsets.UTF_8));
    }
    try {
      if (name.equals(CHECKPOINT)) {
        return stream.reader().whilePublished((note, files) -> note);
      }
      TileName tile = TileName.parse(name);
      return tile == null
          ? Optional.empty()
          : stream
              .reader()
              .whilePublished((note, files) -> tile(tile, sizeIn(note), files))
              .flatMap(bytes -> bytes);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static long sizeIn(byte[] note) {
    return Checkpoint.parse(SignedNote.parse(note).text()).size();
  }

  /** A tile or bundle as it was when it had that width, empty if it is not published or pruned. */
  private Optional<byte[]> tile(TileName wanted, long size, TileReader.Files files)
      throws IOException {
    int there = wanted.widthAt(size);
    if (wanted.width() > there || isPruned(wanted)) {
      return Optional
          .empty(); // what was let go is read by nobody, though its file may be there yet
    }
    byte[] bytes = files.read(wanted.withWidth(there).path());
    if (bytes == null && !isPruned(wanted)) {
      throw new IOException(wanted.withWidth(there).path() + " is not there"); // look again
    }
    if (bytes == null || wanted.width() == there) {
      return Optional.ofNullable(bytes);
    }
    return Optional.of(wanted.beginning(bytes)); // narrower ones are removed from the disk
  }

  private boolean isPruned(TileName wanted) {
    return wanted.level() == TileName.ENTRIES
        && wanted.number() < stream.pruning().firstKept() / TilePath.WIDTH;
  }

  /**
   * Makes proofs against the published checkpoint; empty while there is none.
   *
   * @throws LedgerException if a tile can't be read
   */
  public <T> Optional<T> read(Work<T> work) throws LedgerException {
    try {
      return stream
          .reader()
          .whilePublished(
              (note, files) -> {
                SignedNote signed = SignedNote.parse(note);
                long size = Checkpoint.parse(signed.text()).size();
                return work.on(signed, new Proofs(new TileReader(files, size)::subtree, size));
              });
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The proof that an entry is in the published tree; empty if no checkpoint covers it yet.
   *
   * @param index the entry's index, as in its receipt
   */
  public Optional<TlogProof> prove(long index) throws LedgerException {
    return read((note, proofs) -> Optional.ofNullable(prove(index, note, proofs)))
        .flatMap(proof -> proof);
  }

  /**
   * The same under an earlier checkpoint of the stream's, such as one that witnesses signed; empty
   * if that is not of the same origin, does not cover the entry, or is newer than what is
   * published.
   */
  public Optional<TlogProof> prove(long index, SignedNote earlier) throws LedgerException {
    Checkpoint under = Checkpoint.parse(earlier.text());
    return read((note, proofs) -> {
          Checkpoint now = Checkpoint.parse(note.text());
          boolean fits =
              index >= 0
                  && index < under.size()
                  && under.size() <= now.size()
                  && under.origin().equals(now.origin());
          return fits
              ? Optional.of(
                  new TlogProof(
                      null, index, proofs.inclusion(index, under.size()), earlier.format()))
              : Optional.<TlogProof>empty();
        })
        .flatMap(proof -> proof);
  }

  private static @Nullable TlogProof prove(long index, SignedNote note, Proofs proofs)
      throws IOException {
    if (index < 0 || index >= proofs.size()) {
      return null;
    }
    List<Hash> path = proofs.inclusion(index, proofs.size());
    return new TlogProof(null, index, path, note.format());
  }

  private LedgerException unreadable(IOException e) {
    return new LedgerException("stream " + stream.name() + " can't be read: " + e, e);
  }
}
