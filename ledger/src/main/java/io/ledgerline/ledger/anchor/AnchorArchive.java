package io.ledgerline.ledger.anchor;

import io.ledgerline.ledger.StreamName;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code <data>/anchors}: one folder per stream, one per {@link AnchorKind} below it, and in
 * it files that begin with the size of the checkpoint, 19 digits ({@code docs/anchors.md}). What is
 * named otherwise is passed over, links are not followed, and nothing read is trusted: who reads
 * checks signatures. Folders are walked, never held.
 */
public final class AnchorArchive {
  /** Longest file that is read. */
  public static final int MAX_FILE_BYTES = 4 << 20;

  private static final int DIGITS = 19;
  private static final Pattern NAME =
      Pattern.compile("([0-9]{19})(?:-([a-z0-9][a-z0-9-]{0,62}))?(\\.note|\\.tsr|\\.pem|\\.json)");

  private final Path folder;

  /**
   * A time stamp of one authority over one checkpoint.
   *
   * @param authority the name that the authority was given in our configuration
   * @param response name of the file with the DER {@code TimeStampResp}
   * @param chain name of the file with further certificates (PEM); it need not exist
   */
  public record TimeStampFile(String authority, String response, String chain) {}

  /** The archive in that folder, {@code <data>/anchors}; it need not exist. */
  public AnchorArchive(Path folder) {
    this.folder = folder;
  }

  /** A size as file names begin with it: 19 digits, so that names sort as sizes do. */
  public static String name(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("size: " + size + " (expected: >= 0)");
    }
    String digits = Long.toString(size);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** Where the files of a stream's anchors of one kind are. */
  public Path folder(String stream, AnchorKind kind) {
    return folder.resolve(StreamName.require(stream)).resolve(kind.folder());
  }

  /** The streams that have a folder here, sorted. */
  public List<String> streams() throws IOException {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
      for (Path each : names) {
        if (StreamName.isValid(String.valueOf(each.getFileName()))
            && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          found.add(String.valueOf(each.getFileName()));
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  /**
   * Calls with each size that has an anchor of that kind, in no order; with a size that several
   * authorities stamped, once for each.
   */
  public void eachSize(String stream, AnchorKind kind, LongConsumer sizes) throws IOException {
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder(stream, kind))) {
      for (Path each : names) {
        Matcher name = NAME.matcher(String.valueOf(each.getFileName()));
        if (name.matches() && kind.suffix().equals(name.group(3))) {
          long size = parse(name.group(1));
          if (size >= 0) {
            sizes.accept(size);
          }
        }
      }
    } catch (NoSuchFileException e) {
      return;
    }
  }

  /** The greatest anchored size that is not above that; empty if there is none. */
  public OptionalLong newest(String stream, AnchorKind kind, long atMost) throws IOException {
    long[] best = {-1};
    eachSize(stream, kind, size -> best[0] = size <= atMost ? Math.max(best[0], size) : best[0]);
    return best[0] < 0 ? OptionalLong.empty() : OptionalLong.of(best[0]);
  }

  /** The least anchored size that is not below that; empty if there is none. */
  public OptionalLong oldest(String stream, AnchorKind kind, long atLeast) throws IOException {
    long[] best = {Long.MAX_VALUE};
    boolean[] found = {false};
    eachSize(
        stream,
        kind,
        size -> {
          if (size >= atLeast) {
            found[0] = true;
            best[0] = Math.min(best[0], size);
          }
        });
    return found[0] ? OptionalLong.of(best[0]) : OptionalLong.empty();
  }

  /** Whether there is an anchor of that kind and size. */
  public boolean holds(String stream, AnchorKind kind, long size) throws IOException {
    try (DirectoryStream<Path> names =
        Files.newDirectoryStream(folder(stream, kind), name(size) + '*' + kind.suffix())) {
      return names.iterator().hasNext();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** The folder that the anchors of an origin are put aside in, which ended with an adoption. */
  public static String endedFolder(AnchorKind kind, int number) {
    return kind.folder() + "-ended-" + number;
  }

  /** Works on a checkpoint that was anchored under an origin which ended. */
  @FunctionalInterface
  public interface EndedNotes {
    /** The file below the stream's folder, and its bytes. */
    void note(String file, byte[] bytes);
  }

  /** Calls with every checkpoint that was anchored under origins of the stream which ended. */
  public void eachEnded(String stream, AnchorKind kind, EndedNotes notes) throws IOException {
    Path above = folder.resolve(StreamName.require(stream));
    for (int number = 1; ; number++) {
      String ended = endedFolder(kind, number);
      if (!Files.isDirectory(above.resolve(ended), LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      try (DirectoryStream<Path> names = Files.newDirectoryStream(above.resolve(ended), "*.note")) {
        for (Path each : names) {
          if (NAME.matcher(String.valueOf(each.getFileName())).matches()) {
            notes.note(ended + '/' + each.getFileName(), read(each));
          }
        }
      }
    }
  }

  /** The checkpoint of that size as it was anchored, with its signature lines. */
  public Optional<byte[]> note(String stream, AnchorKind kind, long size) throws IOException {
    return read(stream, kind, name(size) + ".note");
  }

  /** The time stamps over the checkpoint of that size, sorted by authority. */
  public List<TimeStampFile> timeStamps(String stream, long size) throws IOException {
    List<TimeStampFile> found = new ArrayList<>();
    String prefix = name(size);
    try (DirectoryStream<Path> names =
        Files.newDirectoryStream(folder(stream, AnchorKind.TIMESTAMP), prefix + "-*.tsr")) {
      for (Path each : names) {
        Matcher name = NAME.matcher(String.valueOf(each.getFileName()));
        if (name.matches() && name.group(2) != null) {
          String base = prefix + '-' + name.group(2);
          found.add(new TimeStampFile(name.group(2), base + ".tsr", base + ".pem"));
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    found.sort((a, b) -> a.authority().compareTo(b.authority()));
    return found;
  }

  /**
   * A file's bytes; empty if there is no such file.
   *
   * @throws IllegalArgumentException if no file of an archive is called that
   * @throws IOException if it can't be read, is no plain file, or is longer than {@link
   *     #MAX_FILE_BYTES}
   */
  public Optional<byte[]> read(String stream, AnchorKind kind, String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("anchor file: " + name + " (expected: <size>….note, …)");
    }
    try {
      return Optional.of(read(folder(stream, kind).resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static byte[] read(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = Channels.newInputStream(channel).readNBytes(MAX_FILE_BYTES + 1);
      if (bytes.length > MAX_FILE_BYTES) {
        throw new IOException(file + " is longer than " + MAX_FILE_BYTES + " bytes");
      }
      return bytes;
    }
  }

  /** The size those digits say, -1 if it does not fit. */
  private static long parse(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
