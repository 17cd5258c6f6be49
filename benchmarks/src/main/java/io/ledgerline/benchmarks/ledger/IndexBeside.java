package io.ledgerline.benchmarks.ledger;

import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseConfig;
import io.ledgerline.governance.postgres.DatabaseStartException;
import io.ledgerline.ledger.Ledger;
import io.ledgerline.records.RecordsSchema;
import io.ledgerline.records.index.IndexerConfig;
import io.ledgerline.records.index.LedgerSource;
import io.ledgerline.records.index.RecordsIndexer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** The records indexer on an embedded PostgreSQL, following the ledger while it is loaded. */
final class IndexBeside implements AutoCloseable {
  private static final String SIZES =
      """
      SELECT coalesce(sum(pg_table_size(c.oid)), 0), coalesce(sum(pg_indexes_size(c.oid)), 0)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'records' AND c.relkind = 'r'
      """;

  private final Database database;
  private final RecordsIndexer indexer;
  private long mostBehind;
  private long copiedBefore;
  private long currentAt;

  private IndexBeside(Database database, RecordsIndexer indexer) {
    this.database = database;
    this.indexer = indexer;
    this.currentAt = System.nanoTime();
  }

  static IndexBeside start(Ledger ledger, Path folder) throws DatabaseStartException {
    var database =
        Database.open(new DatabaseConfig.Embedded(folder, DatabaseConfig.defaultCache()));
    RecordsSchema.migrate(database.migrator());
    var indexer =
        new RecordsIndexer(
            new LedgerSource(ledger),
            database.system(),
            IndexerConfig.defaults(),
            Clock.systemUTC());
    indexer.start();
    return new IndexBeside(database, indexer);
  }

  /** Looks how far it is behind now. */
  void look() {
    mostBehind = Math.max(mostBehind, indexer.lag().entries());
  }

  /**
   * Waits until it has caught up, at most that long, and says how it did since it was current last.
   */
  String caughtUp(Duration atMost) throws InterruptedException {
    long from = System.nanoTime();
    long beside = indexer.lag().indexed();
    boolean current = indexer.awaitCurrent(atMost);
    double waited = (System.nanoTime() - from) / 1e9;
    var lag = indexer.lag();
    var said =
        String.format(
            Locale.ROOT,
            "%,d entries copied at %,.0f entries/s beside the load, then %,d at %,.0f entries/s alone;"
                + " at most %,d behind; %s.%n",
            beside - copiedBefore,
            (beside - copiedBefore) / ((from - currentAt) / 1e9),
            lag.indexed() - beside,
            (lag.indexed() - beside) / waited,
            mostBehind,
            current
                ? String.format(Locale.ROOT, "current %.1f s after it", waited)
                : String.format(
                    Locale.ROOT, "still %,d behind after %.0f s more", lag.entries(), waited));
    copiedBefore = lag.indexed();
    currentAt = System.nanoTime();
    mostBehind = 0;
    return said;
  }

  /** Bytes of its tables, and of the indexes on them, per entry copied. */
  double[] bytesPerEntry() throws SQLException {
    try (var connection = database.migrator().getConnection();
        var statement = connection.prepareStatement(SIZES);
        var row = statement.executeQuery()) {
      row.next();
      double entries = Math.max(1, indexer.lag().indexed());
      return new double[] {row.getLong(1) / entries, row.getLong(2) / entries};
    }
  }

  @Override
  public void close() throws InterruptedException {
    indexer.close();
    database.close();
  }
}
