package io.ledgerline.governance.postgres;

import javax.sql.DataSource;

/**
 * The PostgreSQL store, embedded or external, with migrations applied. Blocking: call it from
 * virtual threads. Row-level security holds for both roles: without a tenant or a scope a
 * transaction sees no rows.
 */
public interface Database extends AutoCloseable {

  /**
   * Starts or connects to a database, runs the migrations of {@code governance} and checks that its
   * roles are ordinary, its commits durable and its walls up.
   *
   * @throws DatabaseStartException in one sentence, with what to do
   */
  static Database open(DatabaseConfig config) throws DatabaseStartException {
    return PooledDatabase.open(config);
  }

  /**
   * Auto-committing connections of {@code ledgerline_app}, for what serves callers and
   * administrators.
   */
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

  /**
   * Closes this database when the process ends. For processes that don't close what they opened in
   * an order of their own: hooks run in no order.
   */
  void stopAtExit();

  /** Closes the pools and stops an embedded server; a second call does nothing. */
  @Override
  void close();
}
