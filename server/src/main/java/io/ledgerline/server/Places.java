package io.ledgerline.server;

import java.nio.file.Path;

/** Where things are by default. */
public final class Places {
  private Places() {}

  /** The checkout or installation that the launcher started from; the current folder without it. */
  public static Path home() {
    return Path.of(System.getProperty("ledgerline.home", "")).toAbsolutePath().normalize();
  }

  /** The demo's data folder. */
  public static Path demoData() {
    return home().resolve(".ledgerline").resolve("demo");
  }

  /**
   * Where last-signed sizes and roots are kept, apart from the data (XDG base directories): never
   * part of a backup of {@code data}.
   */
  public static Path state(Path data) {
    var xdg = System.getenv("XDG_STATE_HOME");
    var base =
        xdg == null || xdg.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(xdg);
    var name = data.toAbsolutePath().normalize().toString().replaceAll("[^A-Za-z0-9.-]+", "_");
    return base.resolve("ledgerline").resolve(name);
  }
}
