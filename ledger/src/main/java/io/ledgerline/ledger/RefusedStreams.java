package io.ledgerline.ledger;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.stream.StreamOrigins;
import io.ledgerline.ledger.tile.TileReader;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a ledger that are refused, with what is here of each and what is known to have
 * been signed. Only looks.
 */
final class RefusedStreams {
  private RefusedStreams() {}

  /** All of them, sorted. */
  static Adoption.Findings of(Core core) {
    List<Adoption.Refused> refused = new ArrayList<>();
    for (StreamLog stream : core.streams.all()) {
      String why = stream.refusal();
      if (why != null) {
        refused.add(refused(core, stream, why));
      }
    }
    refused.sort((a, b) -> a.stream().compareTo(b.stream()));
    return new Adoption.Findings(core.installation, refused);
  }

  private static Adoption.Refused refused(Core core, StreamLog stream, String why) {
    Checkpoint written = stream.checkpoint();
    List<Checkpoint> signed = signed(core, stream);
    String obstacle = stream.isUnreadable() ? "what it holds can't be told" : torn(stream, written);
    return new Adoption.Refused(
        stream.name(),
        signed.getFirst().origin(),
        why,
        obstacle,
        written.size(),
        obstacle == null ? written.root() : null,
        signed);
  }

  /** Why the tiles are not those of the entries that the stream says it has, null if they are. */
  private static @Nullable String torn(StreamLog stream, Checkpoint written) {
    try {
      TileReader tiles = new TileReader(stream.folder()::read, written.size());
      Hash root = new Proofs(tiles::subtree, written.size()).root(written.size());
      return root.equals(written.root())
          ? null
          : "its tiles and its state are of different moments: restore them together";
    } catch (IOException | IllegalArgumentException e) {
      return "its tiles can't be read: " + e.getMessage();
    }
  }

  private static List<Checkpoint> signed(Core core, StreamLog stream) {
    List<Checkpoint> signed = new ArrayList<>();
    signed.add(own(core, stream));
    for (String origin : core.lastSigned.origins()) {
      Checkpoint last = core.lastSigned.of(origin);
      if (last != null
          && core.streams.openByOrigin(origin) == stream
          && !stream.origins().has(origin)) {
        signed.add(last);
      }
    }
    return signed;
  }

  /** The greatest checkpoint known for the origin that the stream was signed under last. */
  private static Checkpoint own(Core core, StreamLog stream) {
    StreamOrigins origins = stream.origins();
    if (origins.pending()) {
      return origins.closed().getLast().last(); // found when that adoption began
    }
    Checkpoint known = core.lastSigned.of(origins.current());
    Checkpoint published = published(stream);
    if (known == null || (published != null && published.size() > known.size())) {
      known = published;
    }
    return known == null ? new Checkpoint(origins.current(), 0, MerkleHasher.emptyRoot()) : known;
  }

  private static @Nullable Checkpoint published(StreamLog stream) {
    try {
      byte[] bytes = stream.folder().readCheckpoint();
      if (bytes == null) {
        return null;
      }
      SignedNote note = SignedNote.parse(bytes);
      Checkpoint checkpoint = Checkpoint.parse(note.text());
      boolean ours = checkpoint.origin().equals(stream.origin()) && stream.signed(note);
      return ours ? checkpoint : null;
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }
}
