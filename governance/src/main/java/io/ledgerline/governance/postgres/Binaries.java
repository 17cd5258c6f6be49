package io.ledgerline.governance.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once per version from the platform's artifact. */
record Binaries(Path home) {

  /** Unpacks them if they aren't there yet. Several processes may do so at the same time. */
  static Binaries unpacked(Path cache) throws DatabaseStartException {
    String name = archive();
    URL archive = Binaries.class.getResource("/" + name);
    if (archive == null) {
      throw new DatabaseStartException(
          "There is no embedded PostgreSQL for this platform (%s): use an external database."
              .formatted(name));
    }
    try {
      return unpacked(cache, archive);
    } catch (IOException e) {
      throw new DatabaseStartException(
          "The embedded PostgreSQL could not be unpacked into %s (%s): free some space or name another cache folder."
              .formatted(cache, e.getMessage()),
          e);
    }
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  private static Binaries unpacked(Path cache, URL archive) throws IOException {
    Path home = cache.resolve("postgresql-" + version(archive));
    if (Files.isDirectory(home)) {
      return new Binaries(home);
    }
    Files.createDirectories(cache);
    Path fresh = Files.createTempDirectory(cache, "unpacking-");
    try {
      try (InputStream in = archive.openStream()) {
        unpack(in, fresh);
      }
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      settle(fresh, home);
    } finally {
      delete(fresh);
    }
    return new Binaries(home);
  }

  private static void settle(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }

  /** Size and checksum of the archive, as its jar lists them: known without reading it. */
  private static String version(URL archive) throws IOException {
    if (archive.openConnection() instanceof JarURLConnection jar) {
      jar.setUseCaches(false);
      try (var file = jar.getJarFile()) {
        var entry = file.getJarEntry(jar.getEntryName());
        return "%08x-%d".formatted(entry.getCrc(), entry.getSize());
      }
    }
    return Long.toString(archive.openConnection().getContentLengthLong());
  }

  private static void unpack(InputStream in, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, inside(target, target.resolve(entry.getName())));
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean runs = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static Path inside(Path target, Path path) throws IOException {
    if (!path.normalize().startsWith(target)) {
      throw new IOException(path + " (expected: inside " + target + ")");
    }
    return path.normalize();
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  private static String archive() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch", "");
    String system = os.startsWith("mac") ? "darwin" : os;
    return "postgres-%s-%s.txz".formatted(system, arch.equals("aarch64") ? "arm_64" : "x86_64");
  }
}
