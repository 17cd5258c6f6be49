package io.ledgerline.ledger;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.stream.Pruned;
import io.ledgerline.ledger.stream.StreamFolder;
import io.ledgerline.ledger.stream.StreamOrigins;
import io.ledgerline.ledger.stream.StreamState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All streams of this node, by name. Thread-safe. */
final class StreamTable {
  private static final int ADOPTED_BYTES = 8;

  private final Disk disk;
  private final Path folder;
  private final String originBase;
  private final String node;
  private final Signing signing;
  private final HotTiles hotTiles = new HotTiles();
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

  /** The origin that the stream is signed under, or would be if it were new. */
  String origin(String stream) {
    StreamLog known = streams.get(StreamName.require(stream));
    return known == null ? firstOrigin(stream) : known.origin();
  }

  private String firstOrigin(String stream) {
    return originBase + '/' + stream + '/' + node;
  }

  /**
   * Another origin for a stream that can't go on under the one it has. Random, so that no restored
   * backup leads to the same one twice.
   */
  String anotherOrigin(String stream, RandomGenerator random) {
    byte[] id = new byte[ADOPTED_BYTES];
    random.nextBytes(id);
    return firstOrigin(StreamName.require(stream)) + '.' + HexFormat.of().formatHex(id);
  }

  /** Opens the stream of that origin if it is one of this installation and node. */
  @Nullable StreamLog openByOrigin(String origin) {
    String prefix = originBase + '/';
    int slash = origin.lastIndexOf('/');
    if (!origin.startsWith(prefix) || slash < prefix.length()) {
      return null;
    }
    String name = origin.substring(prefix.length(), slash);
    return StreamName.isValid(name) && isOfNode(origin.substring(slash + 1)) ? open(name) : null;
  }

  private boolean isOfNode(String last) {
    return last.equals(node) || last.startsWith(node + '.');
  }

  String vkey(String stream) {
    return signing.vkey(origin(stream));
  }

  List<String> vkeys(String stream) {
    StreamLog known = find(StreamName.require(stream));
    StreamOrigins origins =
        known == null ? StreamOrigins.first(firstOrigin(stream)) : known.origins();
    return signing.vkeys(signing.generation(), origins);
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
    StreamOrigins origins = StreamOrigins.first(firstOrigin(name));
    StreamState state = StreamState.empty(origins.current());
    Pruned pruned = Pruned.nothing(origins.current());
    String unreadable = null;
    String refusal = null;
    String what = "the file that says its origins";
    try {
      byte[] stored = files.readOrigins();
      origins = stored == null ? origins : StreamOrigins.parse(stored);
      what = "its state file";
      stored = files.readState();
      state = stored == null ? StreamState.empty(origins.current()) : StreamState.parse(stored);
      what = "the file that says what was pruned";
      stored = files.readPruned();
      pruned = stored == null ? Pruned.nothing(origins.current()) : Pruned.parse(stored);
      unreadable = contradiction(name, origins, state, pruned);
      what = "the file that says why it is refused";
      byte[] refused = files.readRefusal();
      refusal = refused == null ? null : new String(refused, StandardCharsets.UTF_8).strip();
    } catch (IOException | IllegalArgumentException e) {
      unreadable = what + " can't be read: " + e.getMessage() + "; restore that file";
    }
    StreamLog stream = new StreamLog(name, origins, signing, files, state, pruned, hotTiles);
    if (unreadable != null) {
      stream.refuseUnreadable(unreadable);
    }
    if (refusal != null) {
      stream.refuse(refusal);
    }
    return stream;
  }

  private @Nullable String contradiction(
      String name, StreamOrigins origins, StreamState state, Pruned pruned) {
    String first = firstOrigin(name);
    if (!origins.current().equals(first) && !origins.current().startsWith(first + '.')) {
      return "its origin is " + origins.current() + ", not one of " + first;
    }
    if (!origins.has(state.origin())) {
      return "its state file belongs to origin " + state.origin() + ", not " + origins.current();
    }
    if (!origins.has(pruned.origin())) {
      return "what was pruned belongs to origin " + pruned.origin() + ", not " + origins.current();
    }
    if (pruned.minimum() > state.size()) {
      return "entries up to "
          + pruned.minimum()
          + " were pruned, but its data end at entry "
          + state.size()
          + ": the data are older than that (a restored backup?); bring back the newer data";
    }
    return null;
  }
}
