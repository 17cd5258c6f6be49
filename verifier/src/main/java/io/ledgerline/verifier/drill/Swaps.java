package io.ledgerline.verifier.drill;

import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.drill.Manipulation.NotHereException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The right bytes in the wrong place. */
final class Swaps {
  private static final Set<Finding.Kind> MISPLACED =
      Set.of(Finding.Kind.MISPLACED, Finding.Kind.BAD_SIGNATURE);

  private Swaps() {}

  static List<Manipulation> all() {
    return List.of(
        reorder("two entries of a bundle change places", Swaps::inOneBundle),
        reorder("two entries of different bundles change places", Swaps::betweenBundles),
        reorder("two entries change places, and every hash and state is made anew", Swaps::anew),
        swap("two bundles of a stream change places", Swaps::bundles),
        swap("two tiles of a stream change places", Swaps::tiles),
        swap("a bundle is put in from another tenant's stream", Swaps::foreignBundle),
        swap("the streams of two tenants change places", Swaps::streams),
        swap("a checkpoint is put in from another tenant's stream", Swaps::foreignCheckpoint),
        swap("a checkpoint with its key is put in from another stream", Swaps::foreignPair),
        swap("a state is put in from another tenant's stream", Swaps::foreignState));
  }

  private static Manipulation reorder(String done, Manipulation.Change change) {
    return new Manipulation(Way.REORDER, done, Knowledge.FOLDER, change);
  }

  private static Manipulation swap(String done, Manipulation.Change change) {
    return new Manipulation(Way.SWAP, done, Knowledge.FOLDER, change);
  }

  private static Expected inOneBundle(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    List<byte[]> entries = stream.entries(0);
    int other = differentFrom(entries, 5);
    exhibit.write(
        stream.folder().resolve(stream.bundle(0)),
        StreamCopy.bundleOf(Bytes.swapped(entries, 5, other)));
    return Expected.at(Finding.Kind.REORDERED, stream.name(), stream.bundle(0), Math.min(5, other));
  }

  private static int differentFrom(List<byte[]> entries, int entry) throws NotHereException {
    for (int i = entries.size() - 1; i > entry; i--) {
      if (!Arrays.equals(entries.get(i), entries.get(entry))) {
        return i;
      }
    }
    throw new NotHereException("all entries of the bundle are the same");
  }

  private static Expected betweenBundles(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    List<byte[]> first = stream.entries(0);
    List<byte[]> second = stream.entries(1);
    exhibit.write(
        stream.folder().resolve(stream.bundle(0)),
        StreamCopy.bundleOf(Bytes.with(first, 7, second.get(9))));
    exhibit.write(
        stream.folder().resolve(stream.bundle(1)),
        StreamCopy.bundleOf(Bytes.with(second, 9, first.get(7))));
    return Expected.at(Finding.Kind.EDITED, stream.name(), stream.bundle(0), 7);
  }

  private static Expected anew(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    Rebuild.of(exhibit, stream, Bytes.swapped(stream.entries(), 7, StreamCopy.WIDTH + 9));
    return Expected.inFile(Finding.Kind.EDITED, stream.name(), "checkpoint");
  }

  private static Expected bundles(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    exchange(exhibit, stream, stream.bundle(0), stream.bundle(1));
    return new Expected(Set.of(Finding.Kind.EDITED), stream.name(), stream.bundle(0), 0);
  }

  private static Expected tiles(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    exchange(exhibit, stream, stream.tile(0, 0), stream.tile(0, 1));
    return Expected.inFile(Finding.Kind.EDITED, stream.name(), stream.tile(0, 0));
  }

  private static void exchange(Exhibit exhibit, StreamCopy stream, String one, String other)
      throws IOException {
    byte[] first = stream.read(one);
    exhibit.write(stream.folder().resolve(one), stream.read(other));
    exhibit.write(stream.folder().resolve(other), first);
  }

  private static Expected foreignBundle(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    byte[] foreign = exhibit.other(stream).read(exhibit.other(stream).bundle(0));
    exhibit.write(stream.folder().resolve(stream.bundle(0)), foreign);
    return new Expected(
        Set.of(Finding.Kind.EDITED, Finding.Kind.TRUNCATED), stream.name(), stream.bundle(0), -1);
  }

  private static Expected streams(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    StreamCopy other = exhibit.other(stream);
    Path pristine = exhibit.asItWas().resolve("streams");
    exhibit.replace(stream.folder(), pristine.resolve(other.name()));
    exhibit.replace(other.folder(), pristine.resolve(stream.name()));
    return new Expected(MISPLACED, stream.name(), null, -1);
  }

  private static Expected foreignCheckpoint(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    byte[] foreign = exhibit.other(stream).read("checkpoint");
    exhibit.write(stream.folder().resolve("checkpoint"), foreign);
    return new Expected(MISPLACED, stream.name(), "checkpoint", -1);
  }

  private static Expected foreignPair(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    byte[] vkey = exhibit.other(stream).read("vkey");
    Expected expected = foreignCheckpoint(exhibit);
    exhibit.write(stream.folder().resolve("vkey"), vkey);
    return expected;
  }

  private static Expected foreignState(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    exhibit.write(stream.folder().resolve("state"), exhibit.other(stream).read("state"));
    return new Expected(Set.of(Finding.Kind.MISPLACED), stream.name(), "state", -1);
  }
}
