package io.ledgerline.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second process (or a second ledger of this one) out of a data folder. */
final class FolderLock implements AutoCloseable {
  private final @Nullable FileChannel channel;

  private FolderLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** A lock on nothing, for disks that only one test can see. */
  static FolderLock none() {
    return new FolderLock(null);
  }

  static FolderLock take(Path folder) throws LedgerException {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locks(channel)) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new LedgerException("the ledger in " + folder + " can't be opened: " + e, e);
    }
    throw new LedgerException("the ledger in " + folder + " is open in another process");
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Lets go; the operating system does so too if the process dies. */
  @Override
  public void close() {
    FileChannel open = channel;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (IOException e) {
      System.getLogger(FolderLock.class.getName())
          .log(System.Logger.Level.DEBUG, "closing the lock file failed", e);
    }
  }
}
