package io.ledgerline.cli.command;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes what comes from a server into a file that appears whole or not at all, mode 0600. */
final class SavedFile {
  private SavedFile() {}

  /** Writes all bytes; whatever was under that name is replaced. */
  static void write(InputStream bytes, Path file) throws Exception {
    var folder = file.toAbsolutePath().getParent();
    var part = Files.createTempFile(folder, "." + file.getFileName(), ".part");
    try {
      if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
      }
      try (OutputStream out = Files.newOutputStream(part)) {
        bytes.transferTo(out);
      }
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void move(Path part, Path file) throws Exception {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notHere) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
