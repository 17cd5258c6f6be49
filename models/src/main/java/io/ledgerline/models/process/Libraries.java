package io.ledgerline.models.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker's libraries are. The native ones are large and no part of the program's class
 * path: a distribution has them in the folder {@code models} beside the one of its jars.
 */
final class Libraries {
  private Libraries() {}

  /** The class path of a worker. */
  static String classPath() {
    Path beside = beside();
    String own = System.getProperty("java.class.path");
    return beside != null && Files.isDirectory(beside)
        ? own + File.pathSeparator + beside + File.separator + "*"
        : own;
  }

  private static @Nullable Path beside() {
    CodeSource source = Libraries.class.getProtectionDomain().getCodeSource();
    try {
      Path jars = source == null ? null : Path.of(source.getLocation().toURI()).getParent();
      return jars == null ? null : jars.resolveSibling("models");
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
