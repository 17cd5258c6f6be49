package io.ledgerline.verifier;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.MalformedEntryException;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.verifier.trust.KeyHistory;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which streams {@code _system} says were opened: each must be there, whatever the folder shows, so
 * that a tenant's whole stream can't be taken away unseen. And which keys it says were retired.
 */
final class OpenedStreams {
  private final Map<String, Opened> opened = new TreeMap<>();
  private final KeyHistory keys = new KeyHistory();

  /**
   * The newest opening of a stream.
   *
   * @param index of the entry in {@code _system}
   */
  record Opened(String origin, long index) {}

  private OpenedStreams() {}

  /** Reads {@code _system}'s bundles and what the journal holds of it; skips what is damaged. */
  static OpenedStreams in(Path streams, JournalContents journal) {
    var found = new OpenedStreams();
    Path system = streams.resolve(StreamName.SYSTEM);
    long bundled = bundled(system);
    for (long first = 0; first < bundled; first += TilePath.WIDTH) {
      int width = (int) Math.min(TilePath.WIDTH, bundled - first);
      byte[] bytes =
          StreamFiles.read(system.resolve(TilePath.bundle(first / TilePath.WIDTH, width)));
      EntryBundle entries = new EntryBundle(bytes == null ? new byte[0] : bytes);
      for (long index = first; entries.next(); index++) {
        found.look(entries.entry(), index);
      }
    }
    journal
        .entries(StreamName.SYSTEM)
        .tailMap(bundled)
        .forEach((index, placed) -> found.look(placed.entry(), index));
    return found;
  }

  Map<String, Opened> opened() {
    return opened;
  }

  KeyHistory keys() {
    return keys;
  }

  private static long bundled(Path system) {
    byte[] state = StreamFiles.read(system.resolve("state"));
    try {
      long size = state == null ? 0 : StreamState.parse(state).size();
      return StreamFiles.mayHold(system, size) ? size : 0;
    } catch (RuntimeException e) {
      return 0; // told by the check of the stream itself
    }
  }

  private void look(byte[] bytes, long index) {
    if (!EventType.STREAM_OPENED.mayBe(bytes) && !KeyHistory.mayTell(bytes)) {
      return;
    }
    try {
      EntryView entry = EntryView.parse(bytes);
      String origin = entry.text(Field.ORIGIN);
      if (entry.type() == EventType.STREAM_OPENED && origin != null) {
        opened.put(Origins.streamOf(origin), new Opened(origin, index));
      }
      keys.look(entry, index);
    } catch (MalformedEntryException | RuntimeException e) {
      // Told by the check of the stream itself.
    }
  }
}
