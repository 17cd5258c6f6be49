package io.ledgerline.ledger;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.stream.Pruned;
import io.ledgerline.ledger.stream.StreamFolder;
import io.ledgerline.ledger.stream.StreamState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** All streams of this node, by name. Thread-safe. */
final class StreamTable {
  private final Disk disk;
  private final Path folder;
  private final String originBase;
  private final String node;
  private final Signing signing;
  private final ConcurrentMap<String, StreamLog> streams = new ConcurrentHashMap<>();

  /**
   * The streams in that folder.
   *
   * @param originBase the part of every origin before the stream's name
   */
  StreamTable(Disk disk, Path folder, String originBase, String node, Signing signing) {
    this.disk = disk;
    this.folder = folder;
    this.originBase = originBase;
    this.node = node;
    this.signing = signing;
  }

  /** Reads the state of every stream that has a folder. */
  void load() throws IOException {
    for (String name : disk.list(folder)) {
      if (StreamName.isValid(name)) {
        open(name);
      }
    }
  }

  String origin(String stream) {
    return originBase + '/' + StreamName.require(stream) + '/' + node;
  }

  /** Opens the stream of that origin if it is one of this installation and node. */
  void openByOrigin(String origin) {
    String prefix = originBase + '/';
    String suffix = '/' + node;
    if (origin.startsWith(prefix) && origin.endsWith(suffix)) {
      String name = origin.substring(prefix.length(), origin.length() - suffix.length());
      if (StreamName.isValid(name)) {
        open(name);
      }
    }
  }

  String vkey(String stream) {
    return signing.vkey(origin(stream));
  }

  List<String> vkeys(String stream) {
    return signing.vkeys(signing.generation(), origin(stream));
  }

  Collection<StreamLog> all() {
    return List.copyOf(streams.values());
  }

  /** The stream of that name if it exists. */
  @Nullable StreamLog find(String name) {
    return streams.get(name);
  }

  /** The stream of that name, a new one if there is none. */
  StreamLog open(String name) {
    StreamLog known = streams.get(name);
    return known != null ? known : streams.computeIfAbsent(StreamName.require(name), this::read);
  }

  private StreamLog read(String name) {
    StreamFolder files = new StreamFolder(disk, folder.resolve(name));
    String origin = origin(name);
    StreamState state = StreamState.empty(origin);
    Pruned pruned = Pruned.nothing(origin);
    String refusal = null;
    try {
      byte[] stored = files.readState();
      state = stored == null ? state : StreamState.parse(stored);
      byte[] refused = files.readRefusal();
      refusal = refused == null ? null : new String(refused, StandardCharsets.UTF_8).strip();
      if (!state.origin().equals(origin)) {
        refusal = "its state file belongs to origin " + state.origin() + ", not " + origin;
      }
    } catch (IOException | IllegalArgumentException e) {
      refusal = "its state file can't be read: " + e.getMessage();
    }
    try {
      byte[] stored = files.readPruned();
      pruned = stored == null ? pruned : Pruned.parse(stored);
      if (refusal == null) {
        refusal = contradiction(pruned, origin, state.size());
      }
    } catch (IOException | IllegalArgumentException e) {
      refusal = "the file that says what was pruned can't be read: " + e.getMessage();
    }
    StreamLog stream = new StreamLog(name, origin, signing, files, state, pruned);
    if (refusal != null) {
      stream.refuse(refusal);
    }
    return stream;
  }

  private static @Nullable String contradiction(Pruned pruned, String origin, long size) {
    if (!pruned.origin().equals(origin)) {
      return "what was pruned belongs to origin " + pruned.origin() + ", not " + origin;
    }
    if (pruned.minimum() > size) {
      return "entries up to "
          + pruned.minimum()
          + " were pruned, but its data end at entry "
          + size
          + ": the data are older than that (a restored backup?); bring back the newer data";
    }
    return null;
  }
}
