package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.drill.Manipulation.NotHereException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Bytes that are changed where they stand. */
final class Edits {
  private static final int ENTRY = 100;

  private Edits() {}

  static List<Manipulation> all() {
    return List.of(
        edit("one digit of an entry is changed", Edits::entry),
        edit("one digit of the newest entry is changed", Edits::newestEntry),
        edit("the length in front of an entry is changed", Edits::length),
        edit("one bit of a leaf's hash is changed", Edits::leafHash),
        edit("one bit of a hash further up the tree is changed", Edits::upperHash),
        edit("an entry and its leaf's hash are changed together", Edits::entryAndLeaf),
        edit("an entry and every hash and state over it are changed", Edits::entryAndTree),
        edit("an entry is written in another spelling, and every hash with it", Edits::spelling),
        edit("one byte of a stream's state is changed", Edits::state),
        edit("one digit of a checkpoint's size is changed", Edits::checkpoint),
        new Manipulation(
            Way.BACK_DATE,
            "an entry's time is set back by a year",
            Knowledge.FOLDER,
            Edits::backDated),
        new Manipulation(
            Way.BACK_DATE,
            "an older entry is put in between, and every hash anew",
            Knowledge.FOLDER,
            Edits::putInBetween));
  }

  private static Manipulation edit(String done, Manipulation.Change change) {
    return new Manipulation(Way.EDIT, done, Knowledge.FOLDER, change);
  }

  private static Expected entry(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    return changed(exhibit, stream, 0, Bytes.otherDigit(stream.entries(0).get(ENTRY)));
  }

  private static Expected backDated(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    return changed(exhibit, stream, 1, Bytes.backDated(stream.entries(1).get(ENTRY)));
  }

  private static Expected changed(Exhibit exhibit, StreamCopy stream, long bundle, byte[] entry)
      throws IOException {
    String file = stream.bundle(bundle);
    List<byte[]> entries = Bytes.with(stream.entries(bundle), ENTRY, entry);
    exhibit.write(stream.folder().resolve(file), StreamCopy.bundleOf(entries));
    long index = bundle * StreamCopy.WIDTH + ENTRY;
    return Expected.at(Finding.Kind.EDITED, stream.name(), file, index);
  }

  private static Expected newestEntry(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    String file = stream.bundle(stream.fullBundles());
    List<byte[]> entries = stream.entries(stream.fullBundles());
    byte[] newest = Bytes.otherDigit(entries.getLast());
    exhibit.write(
        stream.folder().resolve(file),
        StreamCopy.bundleOf(Bytes.with(entries, entries.size() - 1, newest)));
    return Expected.at(Finding.Kind.EDITED, stream.name(), file, stream.size() - 1);
  }

  private static Expected length(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    String file = stream.bundle(0);
    exhibit.write(stream.folder().resolve(file), Bytes.flip(stream.read(file), 1));
    return new Expected(
        Set.of(Finding.Kind.EDITED, Finding.Kind.TRUNCATED), stream.name(), file, -1);
  }

  private static Expected leafHash(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    String file = stream.tile(0, 1);
    byte[] tile = Bytes.flip(stream.read(file), ENTRY * Hash.BYTES);
    exhibit.write(stream.folder().resolve(file), tile);
    long index = StreamCopy.WIDTH + ENTRY;
    return Expected.at(Finding.Kind.EDITED, stream.name(), file, index);
  }

  private static Expected upperHash(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    String file = stream.tile(1, 0);
    exhibit.write(stream.folder().resolve(file), Bytes.flip(stream.read(file), Hash.BYTES + 3));
    return Expected.inFile(Finding.Kind.EDITED, stream.name(), file);
  }

  private static Expected entryAndLeaf(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    byte[] entry = Bytes.otherDigit(stream.entries(0).get(ENTRY));
    var unused = changed(exhibit, stream, 0, entry);
    String file = stream.tile(0, 0);
    byte[] tile = stream.read(file);
    MerkleHasher.leafHash(entry).copyTo(tile, ENTRY * Hash.BYTES);
    exhibit.write(stream.folder().resolve(file), tile);
    return Expected.inFile(Finding.Kind.EDITED, stream.name(), stream.tile(1, 0));
  }

  private static Expected entryAndTree(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    List<byte[]> entries = stream.entries();
    Rebuild.of(exhibit, stream, Bytes.with(entries, ENTRY, Bytes.otherDigit(entries.get(ENTRY))));
    return Expected.inFile(Finding.Kind.EDITED, stream.name(), "checkpoint");
  }

  private static Expected spelling(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    List<byte[]> entries = stream.entries();
    String text = new String(entries.get(ENTRY), StandardCharsets.UTF_8);
    byte[] spaced = text.replaceFirst(",", ", ").getBytes(StandardCharsets.UTF_8);
    Rebuild.of(exhibit, stream, Bytes.with(entries, ENTRY, spaced));
    return Expected.at(Finding.Kind.NOT_CANONICAL, stream.name(), stream.bundle(0), ENTRY);
  }

  private static Expected putInBetween(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    List<byte[]> entries = new java.util.ArrayList<>(stream.entries());
    entries.add(ENTRY, Bytes.backDated(entries.get(ENTRY)));
    Rebuild.of(exhibit, stream, entries);
    return Expected.inFile(Finding.Kind.EDITED, stream.name(), "checkpoint");
  }

  private static Expected state(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    Path file = stream.folder().resolve("state");
    byte[] bytes = stream.read("state");
    exhibit.write(file, Bytes.flip(bytes, bytes.length / 2));
    return Expected.inFile(Finding.Kind.EDITED, stream.name(), "state");
  }

  private static Expected checkpoint(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    byte[] note = stream.read("checkpoint");
    int size = new String(note, StandardCharsets.UTF_8).indexOf('\n') + 1;
    exhibit.write(stream.folder().resolve("checkpoint"), Bytes.flip(note, size + 1));
    return Expected.inFile(Finding.Kind.BAD_SIGNATURE, stream.name(), "checkpoint");
  }
}
