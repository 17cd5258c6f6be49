package io.ledgerline.governance.postgres;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a schema to its newest version, with SQL files that ship in the jar. */
public final class Migrations {
  private Migrations() {}

  /**
   * Runs what is missing.
   *
   * @param migrator connections of the role that owns the schema
   * @param schema created when missing, for example {@code governance}
   * @param location where the files are, for example {@code classpath:db/governance}
   * @return how many files were run
   */
  public static int run(DataSource migrator, String schema, String location) {
    return Flyway.configure()
        .dataSource(migrator)
        .schemas(schema)
        .defaultSchema(schema)
        .locations(location)
        .cleanDisabled(true)
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
