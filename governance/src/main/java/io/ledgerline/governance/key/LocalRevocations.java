package io.ledgerline.governance.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keys revoked on this node alone, for when the database can't be reached: a file of key ids that
 * the node obeys together with the snapshot. It holds across restarts, and another process on the
 * same machine may add to it; {@link #refresh} notices.
 */
public final class LocalRevocations {
  private static final Pattern KEY_ID = Pattern.compile("k_[a-z0-9]{1,32}");
  private static final long LARGEST = 4_000_000;

  private final Path file;
  private volatile Set<String> revoked = Set.of();
  private FileTime read = FileTime.fromMillis(0);
  private long size = -1;
  private int reads;

  /** Revocations in this file, which need not exist yet. */
  public LocalRevocations(Path file) throws IOException {
    this.file = file;
    refresh();
  }

  /**
   * Revokes a key here, durably, at once.
   *
   * @throws IllegalArgumentException when it isn't a key id
   */
  public synchronized void revoke(String keyId) throws IOException {
    if (!KEY_ID.matcher(keyId).matches()) {
      throw new IllegalArgumentException("key: " + Keys.shown(keyId) + " (expected: k_…)");
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        keyId + "\n",
        StandardCharsets.US_ASCII,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND,
        StandardOpenOption.DSYNC);
    refresh();
  }

  /** Whether the key was revoked here. */
  public boolean isRevoked(String keyId) {
    return revoked.contains(keyId);
  }

  /**
   * Reads the file again if it changed.
   *
   * @return how often it has been read so far: another number means that there may be more
   * @throws IOException when it can't be read, or is larger than 4 MB
   */
  public synchronized int refresh() throws IOException {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      long length = Files.size(file);
      if (changed.equals(read) && length == size) {
        return reads;
      }
      if (length > LARGEST) {
        throw new IOException(file + ": " + length + " bytes (expected: at most " + LARGEST + ")");
      }
      revoked =
          Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .collect(Collectors.toUnmodifiableSet());
      read = changed;
      size = length;
      return ++reads;
    } catch (NoSuchFileException e) {
      return reads;
    }
  }
}
