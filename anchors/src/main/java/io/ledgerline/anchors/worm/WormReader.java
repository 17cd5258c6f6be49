package io.ledgerline.anchors.worm;

import io.ledgerline.anchors.AnchorException;
import java.util.Optional;

/**
 * Reads a copy by version: the oldest version of an object that is held is the one that was put
 * first. Whoever has the store's keys can hide it behind a delete marker or put another above it,
 * and neither changes what is read here. What is read is to be verified like any folder.
 */
public final class WormReader {
  private final WormStore store;
  private final String prefix;

  /**
   * @param prefix as it was written with
   */
  public WormReader(WormStore store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  /**
   * The bytes of a name below an origin; empty if no held version of it exists.
   *
   * @param name a tile, a bundle, or {@code checkpoint/<size>}
   */
  public Optional<byte[]> read(String origin, String name)
      throws AnchorException, InterruptedException {
    String key = prefix + origin + '/' + name;
    for (WormStore.Version each : store.versions(key)) {
      boolean held =
          !each.marker()
              && store
                  .hold(key, each.id())
                  .filter(hold -> hold.mode().equals(WormStore.COMPLIANCE))
                  .isPresent();
      if (held) {
        return store.get(key, each.id());
      }
    }
    return Optional.empty();
  }
}
