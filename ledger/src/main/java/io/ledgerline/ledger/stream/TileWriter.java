package io.ledgerline.ledger.stream;

import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TilePath;
import io.ledgerline.ledger.tree.Frontier;
import io.ledgerline.ledger.tree.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a stream's entries into bundles and tiles. A partial file is never changed: each new width
 * is a new file that begins with the bytes of the one before. Owned by one thread.
 */
public final class TileWriter {
  private final StreamFolder folder;
  private Frontier tree;

  /** The partial files that are there, by full name; null until the folder was looked at once. */
  private final Map<String, @Nullable Set<Integer>> partials = new LinkedHashMap<>();

  private long sealedSize;

  /** Whether the last seal failed: then nobody knows which size the state on disk says. */
  private boolean unsure;

  /** Goes on where the state says the stream is durable. */
  public TileWriter(StreamFolder folder, StreamState state) {
    this.folder = folder;
    this.tree = state.tree();
    this.sealedSize = state.size();
    notePartials(state.size());
  }

  /** The tree over all entries written. */
  public Frontier tree() {
    return tree;
  }

  /** How many entries were written. */
  public long size() {
    return tree.size();
  }

  /** Writes entries with their leaf hashes behind those written before. Not yet durable. */
  public void append(List<byte[]> entries, List<byte[]> leafHashes) throws IOException {
    try {
      write(entries, leafHashes);
    } catch (IOException e) {
      partials.replaceAll((full, widths) -> null); // look again what is there
      throw e;
    }
    notePartials(tree.size());
  }

  private void write(List<byte[]> entries, List<byte[]> leafHashes) throws IOException {
    long from = tree.size();
    writeBundles(from, entries);
    Map<Integer, List<byte[]>> levels = new TreeMap<>();
    Frontier grown = new Frontier(from, tree.perfectRoots());
    for (byte[] hash : leafHashes) {
      grown.append(
          hash, (level, tile) -> levels.computeIfAbsent(level, l -> new ArrayList<>()).add(tile));
    }
    for (Map.Entry<Integer, List<byte[]>> level : levels.entrySet()) {
      writeTiles(level.getKey(), TilePath.hashes(level.getKey(), from), level.getValue());
    }
    // Only now: after a failed write the same entries come again, from the same place.
    tree = grown;
  }

  private void writeBundles(long from, List<byte[]> entries) throws IOException {
    int done = 0;
    while (done < entries.size()) {
      long at = from + done;
      int before = (int) (at % TilePath.WIDTH);
      int count = Math.min(TilePath.WIDTH - before, entries.size() - done);
      byte[] begun = beginning(TilePath.bundle(at / TilePath.WIDTH, Math.max(before, 1)), before);
      String name = TilePath.bundle(at / TilePath.WIDTH, before + count);
      write(name, before + count, bundle(begun, entries.subList(done, done + count)));
      done += count;
    }
  }

  /** In a buffer of just that length: what grows is copied again and again. */
  private static ByteBuffer bundle(byte[] begun, List<byte[]> entries) {
    int length = begun.length;
    for (byte[] entry : entries) {
      length += EntryBundle.length(entry);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).put(begun);
    entries.forEach(entry -> EntryBundle.put(bytes, entry));
    return bytes.flip();
  }

  private void writeTiles(int level, long from, List<byte[]> hashes) throws IOException {
    int done = 0;
    while (done < hashes.size()) {
      long at = from + done;
      int before = (int) (at % TilePath.WIDTH);
      int count = Math.min(TilePath.WIDTH - before, hashes.size() - done);
      ByteBuffer bytes = ByteBuffer.allocate((before + count) * Hash.BYTES);
      bytes.put(beginning(TilePath.tile(level, at / TilePath.WIDTH, Math.max(before, 1)), before));
      hashes.subList(done, done + count).forEach(bytes::put);
      String name = TilePath.tile(level, at / TilePath.WIDTH, before + count);
      write(name, before + count, bytes.flip());
      done += count;
    }
  }

  private void write(String name, int width, ByteBuffer bytes) throws IOException {
    if (width == TilePath.WIDTH) {
      folder.writeFull(name, bytes);
    } else {
      folder.write(name, bytes);
    }
  }

  private byte[] beginning(String partial, int width) throws IOException {
    if (width == 0) {
      return new byte[0];
    }
    byte[] bytes = folder.read(partial);
    if (bytes == null) {
      throw new NoSuchFileException(folder.path().resolve(partial).toString());
    }
    return bytes;
  }

  private void notePartials(long size) {
    forEachPartial(
        size,
        (full, width) -> {
          Set<Integer> widths = partials.putIfAbsent(full, null);
          if (widths != null) {
            widths.add(width);
          }
        });
  }

  private interface Partial {
    void accept(String full, int width);
  }

  private static void forEachPartial(long size, Partial each) {
    if (size % TilePath.WIDTH > 0) {
      int width = (int) (size % TilePath.WIDTH);
      each.accept(TilePath.bundle(size / TilePath.WIDTH, TilePath.WIDTH), width);
    }
    for (int level = 0; TilePath.hashes(level, size) > 0; level++) {
      int width = TilePath.partialWidth(level, size);
      if (width > 0) {
        long number = TilePath.hashes(level, size) / TilePath.WIDTH;
        each.accept(TilePath.tile(level, number, TilePath.WIDTH), width);
      }
    }
  }

  /** Makes everything written durable, with the feeds that go with it. */
  public void seal(String origin, Map<String, Long> feeds) throws IOException {
    unsure = true;
    folder.seal(new StreamState(origin, tree.size(), tree.perfectRoots(), feeds));
    sealedSize = tree.size();
    unsure = false;
  }

  /** How many entries are durable in bundles. */
  public long sealedSize() {
    return sealedSize;
  }

  /**
   * Removes partial files that neither the published nor the sealed size needs; none after a seal
   * that failed, until one succeeds: its state may be there, and another after a power cut.
   */
  public void tidy(long publishedSize) throws IOException {
    if (unsure) {
      return;
    }
    Map<String, Set<Integer>> needed = new HashMap<>();
    for (long size : new long[] {publishedSize, sealedSize, tree.size()}) {
      forEachPartial(
          size,
          (full, width) -> needed.computeIfAbsent(full, f -> new LinkedHashSet<>()).add(width));
    }
    for (String full : List.copyOf(partials.keySet())) {
      tidy(full, needed.getOrDefault(full, Set.of()));
    }
  }

  private void tidy(String full, Set<Integer> needed) throws IOException {
    Set<Integer> there = partials.get(full);
    if (there == null) {
      there = folder.widths(full); // also what an earlier process left
      partials.put(full, there);
    }
    for (int width : List.copyOf(there)) {
      if (!needed.contains(width)) {
        folder.deletePartial(full, width);
        there.remove(width);
      }
    }
    if (there.isEmpty()) {
      folder.deletePartials(full);
      partials.remove(full);
    }
  }
}
