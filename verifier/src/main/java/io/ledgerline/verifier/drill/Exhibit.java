package io.ledgerline.verifier.drill;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.LastSigned;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.stream.StreamState;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.Verify;
import io.ledgerline.verifier.VerifyOptions;
import io.ledgerline.verifier.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a ledger that may be tampered with, the same copy as it was, and what a checker keeps
 * elsewhere. Everything lies in a folder of the drill's own.
 */
final class Exhibit {
  private final String name;
  private final Path folder;
  private final KeptAnchors anchors;
  private final List<String> vkeys = new ArrayList<>();
  private final Map<Knowledge, Set<Finding>> before = new EnumMap<>(Knowledge.class);
  private final Set<Path> touched = new LinkedHashSet<>();

  /** The exhibit whose untouched copy lies in {@code folder/as-it-was}. */
  Exhibit(String name, Path folder) throws IOException, LedgerException, InterruptedException {
    this.name = name;
    this.folder = folder;
    this.anchors = new KeptAnchors(folder.resolve("kept-anchors"));
    Trees.copy(asItWas(), root());
    keepElsewhere();
    for (Knowledge each : Knowledge.values()) {
      before.put(each, new HashSet<>(verify(each).findings()));
    }
  }

  private void keepElsewhere() throws IOException, LedgerException {
    List<Checkpoint> signed = new ArrayList<>();
    for (Path stream : streamFolders()) {
      Path checkpoint = stream.resolve("checkpoint");
      if (Files.exists(checkpoint) && Files.exists(stream.resolve("vkey"))) {
        SignedNote note = SignedNote.parse(Files.readAllBytes(checkpoint));
        signed.add(Checkpoint.parse(note.text()));
        anchors.keep(String.valueOf(stream.getFileName()), note);
        vkeys.addAll(Files.readAllLines(stream.resolve("vkey")));
      }
    }
    try (LastSigned store = LastSigned.open(new RealDisk(), folder.resolve("kept"))) {
      store.record(signed);
    }
  }

  /** What the table calls it. */
  String name() {
    return name;
  }

  /** The untouched copy. */
  Path asItWas() {
    return folder.resolve("as-it-was");
  }

  /** The copy that is tampered with. */
  Path root() {
    return folder.resolve("ledger");
  }

  /** Another state of the same ledger that was kept beside it. */
  Path variant(String variant) throws Manipulation.NotHereException {
    Path path = folder.resolve(variant);
    if (!Files.isDirectory(path)) {
      throw new Manipulation.NotHereException("there is no " + variant + " state of it");
    }
    return path;
  }

  /** What a verification with that knowledge finds now. */
  VerifyReport verify(Knowledge knowledge) throws InterruptedException {
    VerifyOptions options = VerifyOptions.defaults();
    if (knowledge.compareTo(Knowledge.KEYS) >= 0) {
      options = options.withVkeys(vkeys);
    }
    if (knowledge == Knowledge.LAST_SIGNED) {
      options = options.withLastSigned(folder.resolve("kept"));
    }
    if (knowledge == Knowledge.ANCHORS) {
      options = options.withTrust(anchors.trust()).withAnchors(anchors.folder());
    }
    return Verify.run(root(), options);
  }

  /** The findings with that knowledge that were not there before anything was done. */
  List<Finding> news(Knowledge knowledge) throws InterruptedException {
    Set<Finding> known = before.getOrDefault(knowledge, Set.of());
    return verify(knowledge).findings().stream().filter(each -> !known.contains(each)).toList();
  }

  /** What was found before anything was done, with whatever was at hand. */
  Set<Finding> before() {
    Set<Finding> all = new LinkedHashSet<>();
    for (Knowledge each : Knowledge.values()) {
      all.addAll(before.getOrDefault(each, Set.of()));
    }
    return all;
  }

  private List<Path> streamFolders() throws IOException {
    try (Stream<Path> paths = Files.list(root().resolve("streams"))) {
      return paths.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** The streams that have entries in bundles, those with most entries first. */
  List<StreamCopy> streams() throws IOException {
    List<StreamCopy> streams = new ArrayList<>();
    for (Path each : streamFolders()) {
      StreamCopy stream = stream(each);
      if (stream != null) {
        streams.add(stream);
      }
    }
    streams.sort(Comparator.comparingLong(StreamCopy::size).reversed());
    return streams;
  }

  private static @Nullable StreamCopy stream(Path folder) throws IOException {
    Path state = folder.resolve("state");
    if (!Files.exists(state)) {
      return null;
    }
    StreamState read = StreamState.parse(Files.readAllBytes(state));
    return read.size() == 0 ? null : new StreamCopy(folder.getFileName().toString(), folder, read);
  }

  /** The tenants' streams. */
  List<StreamCopy> tenants() throws IOException {
    return streams().stream().filter(each -> !each.name().equals(StreamName.SYSTEM)).toList();
  }

  /** A tenant's stream with at least two full bundles and a partial one. */
  StreamCopy large() throws IOException, Manipulation.NotHereException {
    return tenants().stream()
        .filter(each -> each.fullBundles() >= 2 && each.partial() >= 2)
        .min(Comparator.comparingLong(StreamCopy::size))
        .orElseThrow(
            () -> new Manipulation.NotHereException("no stream has 514 entries in bundles"));
  }

  /** A tenant's stream other than that one. */
  StreamCopy other(StreamCopy than) throws IOException, Manipulation.NotHereException {
    return tenants().stream()
        .filter(each -> !each.name().equals(than.name()))
        .findFirst()
        .orElseThrow(() -> new Manipulation.NotHereException("there is only one tenant"));
  }

  /** Writes a file of the copy. */
  void write(Path file, byte[] bytes) throws IOException {
    touched.add(file);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, bytes);
  }

  /** Removes a file or a folder of the copy. */
  void delete(Path path) throws IOException {
    touched.add(path);
    Trees.delete(path);
  }

  /** Puts a folder in the place of one of the copy's. */
  void replace(Path path, Path by) throws IOException {
    delete(path);
    Trees.copy(by, path);
  }

  /** Says that a folder is about to be changed by other means. */
  void touch(Path path) {
    touched.add(path);
  }

  /** Undoes everything that was done. */
  void restore() throws IOException {
    for (Path each : touched) {
      Path source = asItWas().resolve(root().relativize(each).toString());
      Trees.delete(each);
      if (Files.exists(source)) {
        Trees.copy(source, each);
      }
    }
    touched.clear();
  }
}
