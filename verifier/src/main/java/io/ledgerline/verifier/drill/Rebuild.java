package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.stream.StreamFolder;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.stream.TileWriter;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.IOException;
import java.util.List;

/** What someone can do who knows the formats and holds no key: bundles, tiles and state anew. */
final class Rebuild {
  private Rebuild() {}

  /** Makes the stream's bundles, tiles and state those of these entries. */
  static void of(Exhibit exhibit, StreamCopy stream, List<byte[]> entries) throws IOException {
    exhibit.delete(stream.folder().resolve("tile"));
    exhibit.delete(stream.folder().resolve("state"));
    String origin = stream.state().origin();
    StreamFolder files = new StreamFolder(new RealDisk(), stream.folder());
    TileWriter tiles = new TileWriter(files, StreamState.empty(origin));
    tiles.append(entries, entries.stream().map(e -> MerkleHasher.leafHash(e).toBytes()).toList());
    tiles.seal(origin, stream.state().feeds());
  }
}
