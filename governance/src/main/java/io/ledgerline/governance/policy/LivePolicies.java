package io.ledgerline.governance.policy;

import io.ledgerline.governance.key.LocalRevocations;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import io.ledgerline.governance.postgres.Listener;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the database: hears of commits at once, looks every half second in any case, and keeps
 * what it knows on disk for a start without the database.
 */
public final class LivePolicies implements Policies, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LivePolicies.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SAVE_AT_LEAST = Duration.ofMinutes(1);

  private final Database database;
  private final SnapshotFile file;
  private final LocalRevocations revocations;
  private final Clock clock;
  private final Listener listener;

  private PolicyState state = new PolicyState();
  private int obeyed;
  private long savedVersion = -1;
  private Instant savedAt = Instant.EPOCH;
  private volatile PolicySnapshot current = PolicySnapshot.empty();
  private volatile boolean closing;
  private volatile Instant verifiedAt = Instant.EPOCH;

  private LivePolicies(
      Database database, SnapshotFile file, LocalRevocations revocations, Clock clock) {
    this.database = database;
    this.file = file;
    this.revocations = revocations;
    this.clock = clock;
    this.listener = new Listener(database.app(), "ledgerline_settings", POLL, this::follow);
  }

  /**
   * Loads the policy, from the database or else from disk, and follows it from then on.
   *
   * @throws IOException when the file on disk can't be read
   * @throws DatabaseException when neither the database nor the disk has a policy
   */
  public static LivePolicies start(
      Database database, SnapshotFile file, LocalRevocations revocations, Clock clock)
      throws IOException {
    var policies = new LivePolicies(database, file, revocations, clock);
    policies.loadSaved();
    policies.follow();
    policies.listener.start();
    return policies;
  }

  @Override
  public PolicySnapshot current() {
    return current;
  }

  @Override
  public Duration age() {
    Duration age = Duration.between(verifiedAt, clock.instant());
    return age.isNegative() ? Duration.ZERO : age;
  }

  @Override
  public void close() {
    closing = true;
    listener.close();
    try {
      if (isUnsaved()) {
        save();
      }
    } catch (IOException e) {
      log.warn("policy {} is not on disk: {}", current.version(), e.getMessage());
    }
  }

  private void loadSaved() throws IOException {
    file.load()
        .ifPresent(
            saved -> {
              state.take(saved.rows());
              current = state.snapshot(revocations::isRevoked);
              verifiedAt = saved.verifiedAt();
              savedAt = saved.verifiedAt();
              savedVersion = saved.rows().version();
            });
  }

  private void follow() throws IOException {
    int revoked = revocations.refresh();
    boolean changed = revoked != obeyed;
    obeyed = revoked;
    try {
      Instant asked = clock.instant();
      changed |= readNew();
      verifiedAt = asked;
    } catch (DatabaseException e) {
      if (closing) {
        return; // the listener was interrupted in the middle of a query
      }
      if (!e.unreachable() || verifiedAt.equals(Instant.EPOCH)) {
        throw e;
      }
      log.warn("policy {} stays in force, {} old: {}", current.version(), age(), e.getMessage());
    }
    if (changed) {
      current = state.snapshot(revocations::isRevoked);
    }
    if (isUnsaved() || Duration.between(savedAt, verifiedAt).compareTo(SAVE_AT_LEAST) >= 0) {
      save();
    }
  }

  private boolean isUnsaved() {
    return savedVersion != state.version();
  }

  private void save() throws IOException {
    file.save(state.rows(), verifiedAt);
    savedVersion = state.version();
    savedAt = verifiedAt;
  }

  private boolean readNew() {
    PolicyRows changed =
        database.inOrganization(connection -> PolicyRows.since(connection, state.version()));
    if (changed.version() == state.version()) {
      return false;
    }
    if (changed.version() < state.version()) {
      log.warn("the database went back from v{} to v{}", state.version(), changed.version());
      state = new PolicyState();
      changed = database.inOrganization(connection -> PolicyRows.since(connection, 0));
    }
    state.take(changed);
    return true;
  }
}
