package io.ledgerline.governance.postgres;

import java.nio.file.Path;

/** Which PostgreSQL to use. */
public sealed interface DatabaseConfig {

  /**
   * A real PostgreSQL that this process starts and stops.
   *
   * @param folder everything of it: data, lock, port, passwords, logs; one process at a time
   * @param cache where its binaries are unpacked, once per version; {@link #defaultCache} is usual
   */
  record Embedded(Path folder, Path cache) implements DatabaseConfig {}

  /**
   * A PostgreSQL that somebody else runs, with the three roles already there.
   *
   * @param jdbcUrl for example {@code jdbc:postgresql://db.example/ledgerline?sslmode=verify-full}
   * @param migrator owns the schemas; needs CREATE on the database
   * @param app no superuser, no bypass of row-level security
   * @param system likewise
   */
  record External(String jdbcUrl, Credential migrator, Credential app, Credential system)
      implements DatabaseConfig {}

  /**
   * The usual folder for unpacked binaries: the cache folder of the user; for root a system-wide
   * one, because the server runs as somebody else who must be able to read it.
   */
  static Path defaultCache() {
    if (Privileges.isRoot()) {
      return Path.of("/var/cache/ledgerline");
    }
    String home = System.getProperty("user.home", ".");
    if (System.getProperty("os.name", "").startsWith("Mac")) {
      return Path.of(home, "Library", "Caches", "ledgerline");
    }
    String xdg = System.getenv("XDG_CACHE_HOME");
    return (xdg == null || xdg.isBlank() ? Path.of(home, ".cache") : Path.of(xdg))
        .resolve("ledgerline");
  }
}
