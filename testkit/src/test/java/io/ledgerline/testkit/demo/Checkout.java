package io.ledgerline.testkit.demo;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests run in. */
public final class Checkout {
  private Checkout() {}

  /** Its root folder. */
  public static Path root() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("ledgerline")) && Files.exists(at.resolve("audit"))) {
        return at;
      }
    }
    throw new IllegalStateException("no Ledgerline checkout above " + Path.of("").toAbsolutePath());
  }
}
