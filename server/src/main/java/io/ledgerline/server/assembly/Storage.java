package io.ledgerline.server.assembly;

import io.ledgerline.governance.postgres.Credential;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.governance.postgres.DatabaseStartException;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.records.RecordsSchema;
import io.ledgerline.server.config.ConfigException;
import io.ledgerline.server.config.Secret;
import io.ledgerline.server.config.ServerConfig;
import io.ledgerline.vault.VaultSchema;
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
      migrate(database);
      return database;
    } catch (DatabaseStartException e) {
      throw new ConfigException(
          config.database().url() == null ? "database (embedded)" : "database.url",
          Sentence.of(e),
          "mend that, or name another database with database.url");
    }
  }

  /** The schemas that know nothing of each other, side by side. */
  private static void migrate(Database database) {
    var records =
        CompletableFuture.runAsync(() -> RecordsSchema.migrate(database.migrator()), Storage::fork);
    try {
      VaultSchema.migrate(database.migrator());
    } finally {
      records.exceptionally(failed -> null).join();
    }
    records.join();
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
    try {
      return Ledger.open(LedgerSettings.of(config, environment), clock, entries::streamOpened);
    } catch (LedgerException e) {
      throw LedgerSettings.refused(e);
    }
  }
}
