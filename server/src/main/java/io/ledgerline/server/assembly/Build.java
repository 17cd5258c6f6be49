package io.ledgerline.server.assembly;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

/** What is running: the version and a digest of its jars. */
public final class Build {
  /** Semantic version of the product. */
  public static final String VERSION = "0.1.0";

  private Build() {}

  /** {@code sha256:} over name and content of every jar on the class path, in order of name. */
  static String digest() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var jars =
          Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
              .filter(p -> p.endsWith(".jar"))
              .map(Path::of)
              .sorted(Comparator.comparing(p -> p.getFileName().toString()))
              .toList();
      for (Path jar : jars) {
        sha.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(jar), sha)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      return "sha256:" + HexFormat.of().formatHex(sha.digest());
    } catch (IOException | NoSuchAlgorithmException e) {
      return "unreadable";
    }
  }
}
