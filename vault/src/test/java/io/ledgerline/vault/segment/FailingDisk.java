package io.ledgerline.vault.segment;

import io.ledgerline.ledger.disk.Disk;
import io.ledgerline.ledger.disk.DiskFile;
import io.ledgerline.ledger.disk.RealDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The real files, with room for so many bytes and syncs that fail on demand. */
final class FailingDisk implements Disk {
  private final Disk real = new RealDisk();
  volatile long room = Long.MAX_VALUE;
  volatile boolean syncFails;
  volatile boolean memoryIsFull;

  private DiskFile failing(DiskFile file) {
    return new DiskFile() {
      @Override
      public int write(ByteBuffer bytes, long at) throws IOException {
        int length = (int) Math.min(bytes.remaining(), room);
        if (length == 0) {
          throw new IOException("No space left on device");
        }
        room -= length;
        ByteBuffer part = bytes.duplicate().limit(bytes.position() + length);
        int written = file.write(part, at);
        bytes.position(bytes.position() + written);
        return written;
      }

      @Override
      public int read(ByteBuffer into, long at) throws IOException {
        return file.read(into, at);
      }

      @Override
      public void sync() throws IOException {
        if (syncFails) {
          throw new IOException("Input/output error");
        }
        if (memoryIsFull) {
          throw new OutOfMemoryError("Java heap space");
        }
        file.sync();
      }

      @Override
      public long size() throws IOException {
        return file.size();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  @Override
  public DiskFile open(Path file) throws IOException {
    return failing(real.open(file));
  }

  @Override
  public DiskFile openToRead(Path file) throws IOException {
    return real.openToRead(file);
  }

  @Override
  public DiskFile create(Path file) throws IOException {
    return failing(real.create(file));
  }

  @Override
  public DiskFile createPrivate(Path file) throws IOException {
    return failing(real.createPrivate(file));
  }

  @Override
  public boolean exists(Path path) throws IOException {
    return real.exists(path);
  }

  @Override
  public long usableSpace(Path folder) throws IOException {
    return real.usableSpace(folder);
  }

  @Override
  public List<String> list(Path folder) throws IOException {
    return real.list(folder);
  }

  @Override
  public void makeFolders(Path folder) throws IOException {
    real.makeFolders(folder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    real.rename(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    real.delete(path);
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    real.syncFolder(folder);
  }
}
