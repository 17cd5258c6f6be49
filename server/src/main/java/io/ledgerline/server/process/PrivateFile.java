package io.ledgerline.server.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read (mode 0600), written whole and in one step. */
public final class PrivateFile {
  private PrivateFile() {}

  /** Makes or replaces the file, and its folder where there is none; durable on return. */
  public static void replace(Path file, byte[] content) throws IOException {
    var staged = file.resolveSibling(file.getFileName() + ".new").toAbsolutePath();
    var folder = staged.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.deleteIfExists(staged);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(staged, options, ownerOnly(file))) {
      var left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(staged, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}
