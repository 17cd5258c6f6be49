package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.LastSigned;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.tile.TileReader;
import io.ledgerline.ledger.tree.Hash;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Whether each stream goes on where its signed history ended; one that does not is refused, so that
 * no second history is ever signed under one origin.
 *
 * @param lastSigned what was signed last
 * @param adopts whether unfinished adoptions are finished now
 */
record Continuity(LastSigned lastSigned, boolean adopts) {
  private static final String ADOPT = "; or go on under a new origin with ledgerline ledger adopt";

  /** Compares every stream, those too of which only the store knows. */
  void check(StreamTable streams) {
    for (String origin : lastSigned.origins()) {
      StreamLog stream = streams.openByOrigin(origin); // a folder may be gone
      if (stream != null && !stream.origins().has(origin)) {
        stream.refuse(
            "it was signed under the origin "
                + origin
                + " too, which its data do not know: they are older than an adoption (a restored"
                + " backup?); bring back the newer data"
                + ADOPT);
      }
    }
    streams.all().forEach(this::check);
  }

  private void check(StreamLog stream) {
    Checkpoint signed = lastSigned.of(stream.origin());
    try {
      String finding = signed == null ? unsigned(stream) : behind(stream, signed);
      if (stream.origins().pending() && !adopts) {
        finding = "its adoption was not finished: run ledgerline ledger adopt again";
      }
      if (finding == null && lastSigned.damage() != null) {
        finding = lastSigned.damage();
      }
      if (finding != null) {
        stream.refuse(finding);
      }
    } catch (IOException | IllegalArgumentException e) {
      stream.refuseUnreadable("its files can't be compared with what was signed last: " + e);
    }
  }

  private static @Nullable String unsigned(StreamLog stream) throws IOException {
    if (stream.folder().readCheckpoint() == null || published(stream) instanceof Before) {
      return null;
    }
    return "a checkpoint is published, but the last-signed store does not know this stream:"
        + " bring that store back (never from a backup)"
        + ADOPT;
  }

  private static @Nullable String behind(StreamLog stream, Checkpoint signed) throws IOException {
    if (signed.size() > stream.durable()) {
      return "its data end at entry "
          + stream.durable()
          + ", but size "
          + signed.size()
          + " was signed: the data folder is older than that (a restored backup?);"
          + " bring back the newer data"
          + ADOPT;
    }
    TileReader tiles = new TileReader(stream.folder()::read, stream.durable());
    Hash root = new Proofs(tiles::subtree, stream.durable()).root(signed.size());
    if (!root.equals(signed.root())) {
      return "its root at size "
          + signed.size()
          + " is "
          + root.base64()
          + ", but "
          + signed.root().base64()
          + " was signed: the data were changed; bring back what was signed"
          + ADOPT;
    }
    return switch (published(stream)) {
      case None() -> null; // it is signed again
      case Before() -> null;
      case Other(String origin) ->
          "its published checkpoint is of origin " + origin + ", not " + stream.origin();
      case Now(SignedNote note, long size) -> resumed(stream, signed, note, size);
    };
  }

  private static @Nullable String resumed(
      StreamLog stream, Checkpoint signed, SignedNote note, long size) {
    if (size > signed.size()) {
      return "a checkpoint of size "
          + size
          + " is published, but the last-signed store knows only "
          + signed.size()
          + ": that store is older than the data; bring the newer one back"
          + ADOPT;
    }
    stream.resume(note, size);
    return null;
  }

  /** What is published of a stream. */
  private sealed interface Published {}

  /** Nothing, or what a crash cut or somebody altered. */
  private record None() implements Published {}

  /** The last checkpoint of an origin that was closed. */
  private record Before() implements Published {}

  /** A checkpoint of another stream. */
  private record Other(String origin) implements Published {}

  /** A checkpoint under the stream's origin. */
  private record Now(SignedNote note, long size) implements Published {}

  private static Published published(StreamLog stream) throws IOException {
    byte[] bytes = stream.folder().readCheckpoint();
    if (bytes == null) {
      return new None();
    }
    try {
      SignedNote note = SignedNote.parse(bytes);
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      if (checkpoint.origin().equals(stream.origin())) {
        // One that was altered on the disk says nothing; it is signed again.
        return stream.signed(note) ? new Now(note, checkpoint.size()) : new None();
      }
      return stream.origins().has(checkpoint.origin())
          ? new Before()
          : new Other(checkpoint.origin());
    } catch (IllegalArgumentException e) {
      return new None();
    }
  }
}
