package io.ledgerline.ledger.checkpoint;

import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.WholeFile;
import io.ledgerline.ledger.tree.Hash;
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
  private @Nullable DiskFile file;
  private long end;
  private long rewrittenTo;
  private long rounds;

  private LastSigned(Disk disk, Path path, Map<String, Checkpoint> newest) {
    this.disk = disk;
    this.path = path;
    this.newest = newest;
  }

  /** Opens the store in that folder, making it if there is none. */
  public static LastSigned open(Disk disk, Path folder) throws IOException, LedgerException {
    disk.makeFolders(folder);
    LastSigned store = new LastSigned(disk, folder.resolve(FILE), read(disk, folder));
    store.rewrite();
    return store;
  }

  /** Reads what is in that folder; empty where there is no store. */
  public static Map<String, Checkpoint> read(Disk disk, Path folder)
      throws IOException, LedgerException {
    Path path = folder.resolve(FILE);
    Map<String, Checkpoint> newest = new LinkedHashMap<>();
    if (!disk.exists(path)) {
      return newest;
    }
    int damaged = 0;
    int roundsAfterDamage = 0;
    String text = new String(WholeFile.read(disk, path), StandardCharsets.UTF_8);
    List<String> lines = List.of(text.split("\n", -1));
    for (int i = 0; i < lines.size(); i++) {
      String line = checked(lines.get(i));
      if (line == null) {
        damaged = damaged == 0 && i < lines.size() - 1 ? i + 1 : damaged;
      } else if (line.startsWith(END)) {
        roundsAfterDamage += damaged > 0 ? 1 : 0;
      } else {
        Checkpoint checkpoint = parse(line);
        newest.put(checkpoint.origin(), checkpoint);
      }
    }
    // The last round may have been cut anywhere by a crash; nothing of it was published then.
    if (roundsAfterDamage > 1) {
      throw new LedgerException(
          "last-signed store "
              + path
              + " is damaged in line "
              + damaged
              + ": restore it from what was published, never from a backup");
    }
    return newest;
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

  private static Checkpoint parse(String line) {
    String[] parts = line.split(" ", -1);
    return new Checkpoint(parts[0], Long.parseLong(parts[1]), Hash.ofBase64(parts[2]));
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
