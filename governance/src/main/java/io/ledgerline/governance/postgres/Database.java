package io.ledgerline.governance.postgres;

import javax.sql.DataSource;

/**
 * The PostgreSQL store, embedded or external, with migrations applied. Blocking: call it from
 * virtual threads. Row-level security holds for both roles: without a tenant or a scope a
 * transaction sees no rows.
 */
public interface Database extends AutoCloseable {

  /** Connections of {@code ledgerline_app}, for what serves callers and administrators. */
  DataSource app();

  /** Connections of {@code ledgerline_system}, for the outbox and the copy of the entries. */
  DataSource system();

  /** Connections of {@code ledgerline_migrator}, which owns the schemas; for migrations only. */
  DataSource migrator();

  /**
   * Runs work that sees and changes rows of one tenant only.
   *
   * @throws DatabaseException when it fails; nothing of it remains
   */
  <T> T inTenant(String tenant, Work<T> work);

  /**
   * Runs work that sees and changes rows of every tenant.
   *
   * @throws DatabaseException when it fails; nothing of it remains
   */
  <T> T inOrganization(Work<T> work);

  /**
   * Runs work as the system role.
   *
   * @throws DatabaseException when it fails; nothing of it remains
   */
  <T> T inSystem(Work<T> work);

  /** Whether a query is answered now. */
  boolean reachable();

  /** Closes the pools and stops an embedded server. */
  @Override
  void close();
}
