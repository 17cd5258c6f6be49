package io.ledgerline.ledger.checkpoint;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The newest checkpoint signed for each origin, kept apart from the data, so that data which went
 * back in time can't make this node sign a second history.
 *
 * <p>One file of lines {@code <origin> <size> <root> <crc32c>}, appended once a round with one
 * sync, rewritten when it has grown; a line {@code end <round> <crc32c>} ends each round. A round
 * is durable before its checkpoints are published, so a last round that was cut was never
 * published. Owned by one thread.
 */
public final class LastSigned implements AutoCloseable {
  private static final String FILE = "last-signed";
  private static final String END = "end ";
  private static final long REWRITE_AT = 4 << 20;

  private final Disk disk;
  private final Path path;
  private final Map<String, Checkpoint> newest;
  private final @Nullable String damage;
  private @Nullable DiskFile file;
  private long end;
  private long rewrittenTo;
  private long rounds;

  private LastSigned(
      Disk disk, Path path, Map<String, Checkpoint> newest, @Nullable String damage) {
    this.disk = disk;
    this.path = path;
    this.newest = newest;
    this.damage = damage;
  }

  /** Opens the store in that folder, making it if there is none. */
  public static LastSigned open(Disk disk, Path folder) throws IOException, LedgerException {
    disk.makeFolders(folder);
    LastSigned store = new LastSigned(disk, folder.resolve(FILE), read(disk, folder), null);
    store.rewrite();
    return store;
  }

  /**
   * The store as it is, for who only looks: nothing is made or written, and of a damaged one what
   * can be read is there, {@link #damage} says so.
   */
  public static LastSigned look(Disk disk, Path folder) throws IOException {
    Contents contents = contents(disk, folder.resolve(FILE));
    return new LastSigned(disk, folder.resolve(FILE), contents.newest(), contents.damage());
  }

  /**
   * Puts a damaged store aside, as {@code last-signed.damaged.<n>}: the next one begins anew. Only
   * for who has made sure that nothing is signed again for any origin that it may have held.
   */
  public static void putAside(Disk disk, Path folder) throws IOException {
    int free = 1;
    while (disk.exists(folder.resolve(FILE + ".damaged." + free))) {
      free++;
    }
    disk.rename(folder.resolve(FILE), folder.resolve(FILE + ".damaged." + free));
    disk.syncFolder(folder);
  }

  /** What is wrong with a store that was looked at, null if nothing is. */
  public @Nullable String damage() {
    return damage;
  }

  /** Reads what is in that folder; empty where there is no store. */
  public static Map<String, Checkpoint> read(Disk disk, Path folder)
      throws IOException, LedgerException {
    Contents contents = contents(disk, folder.resolve(FILE));
    if (contents.damage() != null) {
      throw new LedgerException(contents.damage());
    }
    return contents.newest();
  }

  private record Contents(Map<String, Checkpoint> newest, @Nullable String damage) {}

  private static Contents contents(Disk disk, Path path) throws IOException {
    Map<String, Checkpoint> newest = new LinkedHashMap<>();
    if (!disk.exists(path)) {
      return new Contents(newest, null);
    }
    int damaged = 0;
    int rounds = 0;
    int roundsBeforeDamage = 0;
    List<String> lines =
        List.of(new String(WholeFile.read(disk, path), StandardCharsets.UTF_8).split("\n", -1));
    for (int i = 0; i < lines.size(); i++) {
      String line = checked(lines.get(i));
      if (line != null && line.startsWith(END)) {
        rounds++;
      } else if (line == null || !take(line, newest)) {
        boolean first = damaged == 0 && i < lines.size() - 1;
        damaged = first ? i + 1 : damaged;
        roundsBeforeDamage = first ? rounds : roundsBeforeDamage;
      }
    }
    // The last round may have been cut anywhere by a crash; nothing of it was published then. The
    // first one was written as a whole file, so that nothing can be missing in it.
    boolean cut = roundsBeforeDamage > 0 && rounds - roundsBeforeDamage <= 1;
    if (rounds > 0 && (damaged == 0 || cut)) {
      return new Contents(newest, null);
    }
    String sentence =
        "last-signed store "
            + path
            + " is damaged in line "
            + Math.max(1, damaged)
            + ": restore that file as it was (never from a backup),"
            + " or go on under new origins with ledgerline ledger adopt";
    return new Contents(newest, sentence);
  }

  /** What was signed last for that origin, null if nothing was. */
  public @Nullable Checkpoint of(String origin) {
    return newest.get(origin);
  }

  /** All origins that something was signed for. */
  public Set<String> origins() {
    return Set.copyOf(newest.keySet());
  }

  /** Records what is about to be published; durable when it returns. */
  public void record(Collection<Checkpoint> checkpoints) throws IOException {
    if (file == null || end > rewrittenTo + REWRITE_AT) {
      rewrite();
    }
    append(checkpoints);
    checkpoints.forEach(checkpoint -> newest.put(checkpoint.origin(), checkpoint));
  }

  private void append(Collection<Checkpoint> checkpoints) throws IOException {
    DiskFile open = file;
    if (open == null) {
      throw new IOException("last-signed store is not open");
    }
    ByteBuffer lines = ByteBuffer.wrap(format(checkpoints));
    try {
      int length = lines.remaining();
      WholeFile.writeAll(open, lines, end);
      open.sync();
      end += length;
    } catch (IOException e) {
      close(); // never write again what failed once: the next round begins a new file
      throw e;
    }
  }

  private void rewrite() throws IOException {
    close();
    byte[] lines = format(newest.values());
    WholeFile.replaceDurably(disk, path, lines);
    file = disk.open(path);
    end = lines.length;
    rewrittenTo = end;
  }

  private byte[] format(Collection<Checkpoint> checkpoints) {
    StringBuilder lines = new StringBuilder();
    for (Checkpoint checkpoint : checkpoints) {
      add(lines, checkpoint.origin() + ' ' + checkpoint.size() + ' ' + checkpoint.root().base64());
    }
    add(lines, END + ++rounds);
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void add(StringBuilder lines, String line) {
    lines.append(line).append(' ').append(crc(line)).append('\n');
  }

  /** The line without its checksum, null if that is not right. */
  private static @Nullable String checked(String line) {
    int crcAt = line.lastIndexOf(' ');
    return crcAt > 0 && crc(line.substring(0, crcAt)).equals(line.substring(crcAt + 1))
        ? line.substring(0, crcAt)
        : null;
  }

  private static boolean take(String line, Map<String, Checkpoint> newest) {
    String[] parts = line.split(" ", -1);
    try {
      String text = parts.length == 3 ? String.join("\n", parts) + '\n' : "";
      Checkpoint checkpoint = Checkpoint.parse(text);
      newest.put(checkpoint.origin(), checkpoint);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String crc(String line) {
    CRC32C crc = new CRC32C();
    crc.update(line.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  @Override
  public void close() throws IOException {
    DiskFile open = file;
    file = null;
    if (open != null) {
      open.close();
    }
  }
}
