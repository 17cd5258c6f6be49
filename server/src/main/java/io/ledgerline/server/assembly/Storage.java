package io.ledgerline.server.assembly;

import io.ledgerline.governance.postgres.Credential;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.governance.postgres.DatabaseStartException;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerConfig;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.key.KeyProtection;
import io.ledgerline.records.RecordsSchema;
import io.ledgerline.server.Places;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.Secret;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.vault.VaultSchema;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two stores, opened side by side: the ledger and the database. */
record Storage(Ledger ledger, Database database) {
  private static final Logger log = LoggerFactory.getLogger(Storage.class);

  /** Opens both; what was opened is closed again when the other can't be. */
  static Storage open(
      ServerConfig config,
      Map<String, String> environment,
      NodeEntries entries,
      InstantSource clock) {
    var database =
        CompletableFuture.supplyAsync(() -> database(config, environment), Storage::fork);
    Ledger ledger;
    try {
      ledger = ledger(config, environment, entries, clock);
    } catch (RuntimeException e) {
      database.whenComplete((opened, failed) -> close(opened));
      throw e;
    }
    try {
      return new Storage(ledger, database.join());
    } catch (CompletionException e) {
      close(ledger);
      throw e.getCause() instanceof ConfigException reason ? reason : e;
    }
  }

  private static void fork(Runnable work) {
    Thread.ofVirtual().name("open-database").start(work);
  }

  private static void close(Ledger ledger) {
    try {
      ledger.close();
    } catch (LedgerException e) {
      log.warn("closing the ledger: {}", e.getMessage());
    }
  }

  private static void close(@Nullable Database database) {
    if (database != null) {
      database.close();
    }
  }

  private static Database database(ServerConfig config, Map<String, String> environment) {
    try {
      var database = Database.open(where(config, environment));
      RecordsSchema.migrate(database.migrator());
      VaultSchema.migrate(database.migrator());
      return database;
    } catch (DatabaseStartException e) {
      throw new ConfigException(
          config.database().url() == null ? "database (embedded)" : "database.url",
          Sentence.of(e),
          "mend that, or name another database with database.url");
    }
  }

  private static DatabaseConfig where(ServerConfig config, Map<String, String> environment) {
    var url = config.database().url();
    if (url == null) {
      return new DatabaseConfig.Embedded(
          config.data().resolve("postgres"), DatabaseConfig.defaultCache());
    }
    return new DatabaseConfig.External(
        url,
        role("migrator", config.database().migratorPassword(), environment),
        role("app", config.database().appPassword(), environment),
        role("system", config.database().systemPassword(), environment));
  }

  private static Credential role(
      String role, @Nullable String reference, Map<String, String> environment) {
    var key = "database." + role + "_password";
    if (reference == null) {
      throw new ConfigException(
          key, "is missing while database.url is set", "write env:NAME or file:/path");
    }
    return new Credential("ledgerline_" + role, Secret.of(key, reference).read(key, environment));
  }

  private static Ledger ledger(
      ServerConfig config,
      Map<String, String> environment,
      NodeEntries entries,
      InstantSource clock) {
    var data = config.data().resolve("ledger");
    var state = state(config);
    try {
      return Ledger.open(
          LedgerConfig.of(data, state, config.origin(), config.node())
              .withKeyDir(config.data().resolve("keys"))
              .withKeyProtection(protection(config, environment)),
          clock,
          entries::streamOpened);
    } catch (LedgerException e) {
      throw new ConfigException(
          "data", Sentence.of(e), "mend that before the start; nothing was changed");
    }
  }

  /** What protects this node's keys at rest. */
  static KeyProtection protection(ServerConfig config, Map<String, String> environment) {
    var key = "signing_keys.passphrase";
    var reference = config.signingPassphrase();
    if (reference == null) {
      return KeyProtection.none();
    }
    try {
      var passphrase = Secret.of(key, reference).read(key, environment);
      return KeyProtection.passphrase(passphrase.toCharArray());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(key, "is too short", "use at least 12 characters");
    }
  }

  private static Path state(ServerConfig config) {
    return config.state() == null ? Places.state(config.data()) : config.state();
  }
}
