package io.ledgerline.records;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The PostgreSQL schema {@code records}. The roles {@code ledgerline_app} and {@code
 * ledgerline_system} must exist before it is brought up to date.
 */
public final class RecordsSchema {
  /** Class path folder of the migrations. */
  public static final String MIGRATIONS = "classpath:db/records";

  private RecordsSchema() {}

  /**
   * Brings the schema to the newest version; does nothing when it is there.
   *
   * @param migrator connections of the role that owns the tables
   * @throws org.flywaydb.core.api.FlywayException when a migration fails or was edited
   */
  public static void migrate(DataSource migrator) {
    Flyway.configure(RecordsSchema.class.getClassLoader())
        .dataSource(migrator)
        .schemas("records")
        .createSchemas(true)
        .locations(MIGRATIONS)
        .load()
        .migrate();
  }
}
