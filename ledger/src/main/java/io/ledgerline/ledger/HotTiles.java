package io.ledgerline.ledger;

import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Hash;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The full tiles that were read last, at most 256 of 8 KiB: what proofs and auditors ask for again
 * and again. A full tile never changes, so nothing here grows old. Thread-safe.
 */
final class HotTiles {
  private static final int MOST = 256;
  private static final int BYTES = TilePath.WIDTH * Hash.BYTES;

  private final Map<String, byte[]> tiles =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > MOST;
        }
      };

  synchronized byte @Nullable [] get(String stream, String tile) {
    return tiles.get(stream + '/' + tile);
  }

  /** Remembers a full tile; anything else is passed over. */
  synchronized void put(String stream, String tile, byte[] bytes) {
    if (bytes.length == BYTES && tile.startsWith("tile/") && !tile.startsWith("tile/entries/")) {
      tiles.put(stream + '/' + tile, bytes);
    }
  }
}
