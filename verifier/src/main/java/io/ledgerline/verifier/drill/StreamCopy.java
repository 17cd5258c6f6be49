package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tile.TilePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One stream of an exhibit.
 *
 * @param name the stream's name
 * @param folder its folder in the copy that is tampered with
 * @param state how far its bundles reach
 */
record StreamCopy(String name, Path folder, StreamState state) {
  static final int WIDTH = TilePath.WIDTH;

  long size() {
    return state.size();
  }

  /** How many full bundles there are. */
  long fullBundles() {
    return size() / WIDTH;
  }

  /** How many entries the last bundle holds if it is not full, else 0. */
  int partial() {
    return (int) (size() % WIDTH);
  }

  /** The name of the bundle of that number at the stream's size. */
  String bundle(long number) {
    return TilePath.bundle(number, (int) Math.min(WIDTH, size() - number * WIDTH));
  }

  /** The name of the tile of that level and number at the stream's size. */
  String tile(int level, long number) {
    long hashes = TilePath.hashes(level, size());
    return TilePath.tile(level, number, (int) Math.min(WIDTH, hashes - number * WIDTH));
  }

  byte[] read(String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }

  /** The entries of one bundle. */
  List<byte[]> entries(long bundle) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    for (EntryBundle each = new EntryBundle(read(bundle(bundle))); each.next(); ) {
      entries.add(each.entry());
    }
    return entries;
  }

  /** All entries that are in bundles. */
  List<byte[]> entries() throws IOException {
    List<byte[]> entries = new ArrayList<>();
    for (long bundle = 0; bundle * WIDTH < size(); bundle++) {
      entries.addAll(entries(bundle));
    }
    return entries;
  }

  /** Entries as a bundle's bytes. */
  static byte[] bundleOf(List<byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    entries.forEach(entry -> EntryBundle.write(bytes, entry));
    return bytes.toByteArray();
  }
}
