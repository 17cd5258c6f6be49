package io.ledgerline.verifier;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.LastSigned;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.disk.RealDisk;
import io.ledgerline.ledger.journal.Replay;
import io.ledgerline.verifier.trust.KeyHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes a ledger's folder without trusting any of it: every leaf, tile, root and signature of
 * every stream, and what the journal holds. Changes nothing. A ledger that is open may be checked
 * too; what it writes meanwhile may then show as a finding that a second run does not have.
 */
public final class Verify {
  private static final String ANCHORS = "anchors";

  private Verify() {}

  /**
   * Checks the folder of a ledger, or a data folder with a {@code ledger} in it.
   *
   * @throws UnreadableException if a file that is there can't be read
   * @throws IllegalArgumentException if the folder holds no ledger, or a given key is none
   */
  public static VerifyReport run(Path folder, VerifyOptions options) throws InterruptedException {
    Path root = ledgerIn(folder);
    options.trust().requireOutside(folder);
    JournalContents journal = journal(root);
    List<Finding> wrong = new ArrayList<>(journal.folder());
    Map<String, Checkpoint> lastSigned = lastSigned(options, wrong);
    AnchorArchive archive = archive(folder, root, options);
    TreeSet<String> names = streams(root, journal);
    names.removeIf(name -> isNone(name, wrong));
    List<StreamCheck> checks =
        names.stream()
            .map(name -> check(root, name, options, journal, lastSigned, archive))
            .toList();
    List<StreamReport> reports = runAll(checks, options.threads());
    missingStreams(reports, lastSigned, wrong);
    keysWithoutStream(reports, options, wrong);
    takenAway(root, journal, reports, wrong);
    anchoredAndGone(archive, reports, wrong);
    long entries = reports.stream().mapToLong(StreamReport::size).sum();
    long bytes = checks.stream().mapToLong(StreamCheck::bytes).sum();
    return new VerifyReport(reports, wrong, entries, bytes);
  }

  /**
   * The ledger's folder: that folder, or the one named {@code ledger} in it.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Path ledgerIn(Path folder) {
    for (Path each : List.of(folder, folder.resolve("ledger"))) {
      if (Files.isDirectory(each.resolve("streams"))) {
        return each;
      }
    }
    throw new IllegalArgumentException(folder + " holds no ledger (expected: a folder streams)");
  }

  /** The archive that was named, or the one in the folder, or the one beside the ledger. */
  private static AnchorArchive archive(Path folder, Path root, VerifyOptions options) {
    Path named = options.anchors();
    if (named != null) {
      if (!Files.isDirectory(named)) {
        throw new IllegalArgumentException(named + " is no folder (expected: an anchor archive)");
      }
      return new AnchorArchive(named);
    }
    Path inside = folder.resolve(ANCHORS);
    return new AnchorArchive(
        Files.isDirectory(inside) ? inside : root.toAbsolutePath().resolveSibling(ANCHORS));
  }

  private static JournalContents journal(Path root) {
    JournalContents contents = new JournalContents(root);
    Path folder = root.resolve("journal");
    try {
      Replay.of(new RealDisk(), folder).into(contents);
      return contents;
    } catch (IOException e) {
      throw new UnreadableException(folder, e);
    }
  }

  private static @Nullable Map<String, Checkpoint> lastSigned(
      VerifyOptions options, List<Finding> wrong) {
    Path folder = options.lastSigned();
    if (folder == null) {
      return null;
    }
    try {
      return LastSigned.read(new RealDisk(), folder);
    } catch (IOException e) {
      throw new UnreadableException(folder, e);
    } catch (LedgerException e) {
      String sentence = String.valueOf(e.getMessage());
      wrong.add(new Finding(Finding.Kind.EDITED, null, "last-signed", -1, -1, sentence));
      return null;
    }
  }

  private static TreeSet<String> streams(Path root, JournalContents journal) {
    TreeSet<String> names = journal.streams();
    Path folder = root.resolve("streams");
    try (Stream<Path> paths = Files.list(folder)) {
      paths.filter(Files::isDirectory).forEach(path -> names.add(path.getFileName().toString()));
      return names;
    } catch (IOException e) {
      throw new UnreadableException(folder, e);
    }
  }

  /** What no stream may be called is told and not looked into. */
  private static boolean isNone(String name, List<Finding> wrong) {
    if (StreamName.isValid(name)) {
      return false;
    }
    String what = "no stream may be called that";
    wrong.add(new Finding(Finding.Kind.MISPLACED, null, "streams/" + name, -1, -1, what));
    return true;
  }

  private static StreamCheck check(
      Path root,
      String name,
      VerifyOptions options,
      JournalContents journal,
      @Nullable Map<String, Checkpoint> lastSigned,
      AnchorArchive archive) {
    return new StreamCheck(
        name, root.resolve("streams").resolve(name), options, journal, lastSigned, archive);
  }

  private static List<StreamReport> runAll(List<StreamCheck> checks, int threads)
      throws InterruptedException {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(() -> checks.parallelStream().map(StreamCheck::run).toList()).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Streams that were signed and have no folder any more, as far as one stream tells whose. */
  private static void missingStreams(
      List<StreamReport> reports,
      @Nullable Map<String, Checkpoint> lastSigned,
      List<Finding> wrong) {
    if (lastSigned == null) {
      return;
    }
    TreeSet<String> present = new TreeSet<>();
    TreeSet<String> bases = new TreeSet<>();
    for (StreamReport each : reports) {
      String origin = each.origin();
      if (origin != null) {
        present.add(origin);
        bases.add(baseOf(origin));
      }
      present.addAll(each.closedOrigins());
    }
    for (Checkpoint signed : lastSigned.values()) {
      if (!present.contains(signed.origin()) && bases.contains(baseOf(signed.origin()))) {
        String what =
            signed.origin() + " was signed at size " + signed.size() + ", and is not here";
        wrong.add(new Finding(Finding.Kind.MISSING, null, "streams", -1, -1, what));
      }
    }
  }

  /**
   * A trusted key must have its stream: another installation's folder is no answer for this one. A
   * trust file may name logs of other installations too.
   */
  private static void keysWithoutStream(
      List<StreamReport> reports, VerifyOptions options, List<Finding> wrong) {
    TreeSet<String> present = new TreeSet<>();
    reports.stream().map(StreamReport::origin).filter(Objects::nonNull).forEach(present::add);
    reports.forEach(each -> present.addAll(each.closedOrigins()));
    TreeSet<String> bases = new TreeSet<>();
    present.forEach(origin -> bases.add(baseOf(origin)));
    for (VerifierKey key : options.namedKeys()) {
      String origin = key.name();
      boolean others = options.trust().logs().contains(key) && !bases.contains(baseOf(origin));
      if (!present.contains(origin) && !others) {
        String what = "a key was given for " + origin + ", and no stream of that origin is here";
        wrong.add(new Finding(Finding.Kind.MISSING, null, "streams", -1, -1, what));
      }
    }
  }

  /** Streams that the archive has anchors of. */
  private static void anchoredAndGone(
      AnchorArchive archive, List<StreamReport> reports, List<Finding> wrong) {
    TreeSet<String> present = new TreeSet<>();
    reports.forEach(each -> present.add(each.stream()));
    try {
      for (String stream : archive.streams()) {
        if (!present.contains(stream)) {
          String what = "the archive has anchors of the stream " + stream + ", which is not here";
          wrong.add(new Finding(Finding.Kind.MISSING, null, ANCHORS, -1, -1, what));
        }
      }
    } catch (IOException e) {
      throw new UnreadableException(Path.of(ANCHORS), e);
    }
  }

  /** Streams that {@code _system} says were opened, and {@code _system} itself. */
  private static void takenAway(
      Path root, JournalContents journal, List<StreamReport> reports, List<Finding> wrong) {
    TreeSet<String> present = new TreeSet<>();
    reports.stream()
        .filter(each -> each.size() > 0 || !each.isConsistent())
        .forEach(each -> present.add(each.stream()));
    if (!present.isEmpty() && !present.contains(StreamName.SYSTEM)) {
      String what = "every ledger has a stream _system, and it is not here";
      wrong.add(new Finding(Finding.Kind.MISSING, null, "streams", -1, -1, what));
    }
    OpenedStreams system = OpenedStreams.in(root.resolve("streams"), journal);
    Map<String, OpenedStreams.Opened> opened = system.opened();
    opened.forEach(
        (name, entry) -> {
          if (!present.contains(name)) {
            String what =
                "entry %d of _system opened the stream %s, which is not here"
                    .formatted(entry.index(), name);
            wrong.add(new Finding(Finding.Kind.MISSING, null, "streams", -1, entry.index(), what));
          }
        });
    reports.forEach(each -> newestOrigin(each, opened.get(each.stream()), wrong));
    reports.forEach(each -> signedByRetired(root, each.stream(), system.keys(), wrong));
  }

  /** Keys that _system says were retired sign nothing any more: they may be in other hands. */
  private static void signedByRetired(
      Path root, String stream, KeyHistory keys, List<Finding> wrong) {
    String file = "streams/" + stream + "/checkpoint";
    byte[] bytes = StreamFiles.read(root.resolve(file));
    try {
      String fault = bytes == null ? null : keys.fault(SignedNote.parse(bytes));
      if (fault != null) {
        wrong.add(new Finding(Finding.Kind.BAD_SIGNATURE, stream, file, -1, -1, fault));
      }
    } catch (IllegalArgumentException e) {
      // Told by the check of the stream itself.
    }
  }

  /** What _system says of a stream's newest origin must be what its folder says. */
  private static void newestOrigin(
      StreamReport report, OpenedStreams.@Nullable Opened opened, List<Finding> wrong) {
    String origin = report.origin();
    if (opened == null || origin == null || opened.origin().equals(origin)) {
      return;
    }
    String what =
        "entry %d of _system opened the origin %s, and the stream goes on under %s: an adoption was undone or is nowhere told"
            .formatted(opened.index(), opened.origin(), origin);
    wrong.add(
        new Finding(
            Finding.Kind.ROLLED_BACK,
            report.stream(),
            "streams/" + report.stream(),
            -1,
            opened.index(),
            what));
  }

  /** An origin without its last two parts, stream and node: the installation. */
  private static String baseOf(String origin) {
    int node = origin.lastIndexOf('/');
    int stream = node < 0 ? -1 : origin.lastIndexOf('/', node - 1);
    return stream < 0 ? origin : origin.substring(0, stream);
  }
}
