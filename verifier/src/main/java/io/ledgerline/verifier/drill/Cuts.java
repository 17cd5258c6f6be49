package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.StreamName;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.drill.Manipulation.NotHereException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is cut off, and what is taken away. */
final class Cuts {
  private Cuts() {}

  static List<Manipulation> all() {
    return List.of(
        cut("the last byte of a bundle is cut off", Cuts::lastByte),
        cut("a bundle is emptied", Cuts::emptied),
        cut("half of a tile is cut off", Cuts::halfATile),
        cut("the newest entries are cut off, and every hash and state made anew", Cuts::newest),
        new Manipulation(
            Way.TRUNCATE,
            "the same, and checkpoint and key are removed too",
            Knowledge.LAST_SIGNED,
            Cuts::newestAndCheckpoint),
        remove("a bundle is removed", exhibit -> removed(exhibit, exhibit.large().bundle(1))),
        remove("a tile is removed", exhibit -> removed(exhibit, exhibit.large().tile(0, 1))),
        remove(
            "a tile further up is removed",
            exhibit -> removed(exhibit, exhibit.large().tile(1, 0))),
        remove("a checkpoint is removed", exhibit -> removed(exhibit, "checkpoint")),
        remove("a stream's key is removed", exhibit -> removed(exhibit, "vkey")),
        remove("a stream's state is removed", Cuts::state),
        remove("an entry is taken out, and every hash and state made anew", Cuts::entry),
        remove("a tenant's whole stream is removed", Cuts::stream),
        remove("the installation's own stream is removed", Cuts::system),
        remove(
            "a tenant's stream is removed, and the entry that opened it", Cuts::streamAndOpening),
        remove("the journal is removed while only it holds the newest entries", Cuts::journal));
  }

  private static Manipulation cut(String done, Manipulation.Change change) {
    return new Manipulation(Way.TRUNCATE, done, Knowledge.FOLDER, change);
  }

  private static Manipulation remove(String done, Manipulation.Change change) {
    return new Manipulation(Way.REMOVE, done, Knowledge.FOLDER, change);
  }

  private static Expected lastByte(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    byte[] bundle = stream.read(stream.bundle(1));
    exhibit.write(
        stream.folder().resolve(stream.bundle(1)), Arrays.copyOf(bundle, bundle.length - 1));
    long index = 2L * StreamCopy.WIDTH - 1;
    return Expected.at(Finding.Kind.TRUNCATED, stream.name(), stream.bundle(1), index);
  }

  private static Expected emptied(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    exhibit.write(stream.folder().resolve(stream.bundle(1)), new byte[0]);
    return Expected.at(Finding.Kind.TRUNCATED, stream.name(), stream.bundle(1), StreamCopy.WIDTH);
  }

  private static Expected halfATile(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    byte[] tile = stream.read(stream.tile(0, 0));
    exhibit.write(stream.folder().resolve(stream.tile(0, 0)), Arrays.copyOf(tile, tile.length / 2));
    return Expected.inFile(Finding.Kind.TRUNCATED, stream.name(), stream.tile(0, 0));
  }

  private static Expected newest(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    List<byte[]> entries = stream.entries();
    int left = entries.size() - stream.partial() - 10;
    Rebuild.of(exhibit, stream, entries.subList(0, left));
    return new Expected(Set.of(Finding.Kind.ROLLED_BACK), stream.name(), "checkpoint", left);
  }

  private static Expected newestAndCheckpoint(Exhibit exhibit)
      throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    Expected expected = newest(exhibit);
    exhibit.delete(stream.folder().resolve("checkpoint"));
    exhibit.delete(stream.folder().resolve("vkey"));
    return expected;
  }

  private static Expected removed(Exhibit exhibit, String file)
      throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    exhibit.delete(stream.folder().resolve(file));
    return Expected.inFile(Finding.Kind.MISSING, stream.name(), file);
  }

  private static Expected state(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    exhibit.delete(stream.folder().resolve("state"));
    return Expected.in(Finding.Kind.ROLLED_BACK, stream.name());
  }

  private static Expected entry(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    List<byte[]> entries = new ArrayList<>(stream.entries());
    entries.remove(100);
    Rebuild.of(exhibit, stream, entries);
    return new Expected(Set.of(Finding.Kind.ROLLED_BACK), stream.name(), "checkpoint", -1);
  }

  private static Expected stream(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy stream = exhibit.large();
    exhibit.delete(stream.folder());
    return Expected.in(Finding.Kind.MISSING, stream.name());
  }

  /**
   * Only where bundles were sealed: before that the journal holds every entry, and none is lost.
   */
  private static Expected system(Exhibit exhibit) throws IOException, NotHereException {
    sealedSystem(exhibit);
    if (exhibit.tenants().isEmpty()) {
      throw new NotHereException("there is no other stream, by which _system could be missed");
    }
    exhibit.delete(exhibit.root().resolve("streams").resolve(StreamName.SYSTEM));
    return Expected.in(Finding.Kind.MISSING, StreamName.SYSTEM);
  }

  private static Expected streamAndOpening(Exhibit exhibit) throws IOException, NotHereException {
    StreamCopy gone = exhibit.large();
    StreamCopy system = sealedSystem(exhibit);
    List<byte[]> entries = new ArrayList<>(system.entries());
    String opened = '/' + gone.name() + '/';
    if (!entries.removeIf(e -> new String(e, StandardCharsets.UTF_8).contains(opened))) {
      throw new NotHereException("the entry that opened a stream is not in a bundle yet");
    }
    exhibit.delete(gone.folder());
    Rebuild.of(exhibit, system, entries);
    return new Expected(
        Set.of(Finding.Kind.ROLLED_BACK, Finding.Kind.EDITED), StreamName.SYSTEM, null, -1);
  }

  private static StreamCopy sealedSystem(Exhibit exhibit) throws IOException, NotHereException {
    return exhibit.streams().stream()
        .filter(each -> each.name().equals(StreamName.SYSTEM))
        .findFirst()
        .orElseThrow(() -> new NotHereException("_system has no sealed bundle yet"));
  }

  private static Expected journal(Exhibit exhibit) throws IOException, NotHereException {
    Path journal = exhibit.root().resolve("journal");
    String behind = null;
    for (StreamCopy each : exhibit.tenants()) {
      String checkpoint = new String(each.read("checkpoint"), StandardCharsets.UTF_8);
      if (Long.parseLong(checkpoint.split("\n", 3)[1]) > each.size()) {
        behind = each.name();
      }
    }
    if (behind == null) {
      throw new NotHereException("every signed entry is in a sealed bundle");
    }
    try (Stream<Path> files = Files.list(journal)) {
      for (Path each : files.toList()) {
        exhibit.delete(each);
      }
    }
    return Expected.in(Finding.Kind.ROLLED_BACK, behind);
  }
}
