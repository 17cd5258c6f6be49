package io.ledgerline.server.assembly;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.hold.Hold;
import io.ledgerline.governance.hold.Holds;
import io.ledgerline.governance.key.Names;
import io.ledgerline.governance.outbox.Outbox;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.retention.Resolution;
import io.ledgerline.governance.retention.RetentionRules;
import io.ledgerline.vault.key.Destruction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of names behind pseudonyms in time. A name stays while anything is kept under a key of
 * that person, because nobody could ask for its erasure by name any more, and while a hold may
 * cover it; what goes is an entry of the same transaction.
 */
final class NameDisposal {
  private static final Logger log = LoggerFactory.getLogger(NameDisposal.class);
  private static final int PAGE = 500;

  /** The shortest period that a schedule can name. */
  private static final Duration SHORTEST = Duration.ofDays(1);

  private final Database database;
  private final InstantSource clock;
  private final UuidV7 ids;

  NameDisposal(Database database, InstantSource clock, UuidV7 ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /** Lets go of what is due in a tenant; returns how many names. */
  long dispose(String tenant, RetentionRules rules) {
    Resolution resolution = rules.ofNames();
    if (resolution.decides() == null) {
      return 0;
    }
    Instant before = clock.instant().minus(SHORTEST);
    long gone = 0;
    String after = null;
    while (true) {
      String from = after;
      List<Names.Unneeded> page =
          database.inTenant(
              tenant, connection -> Names.unneeded(connection, tenant, before, from, PAGE));
      List<String> due =
          page.stream()
              .filter(each -> isDue(resolution, each))
              .map(Names.Unneeded::pseudonym)
              .toList();
      if (!due.isEmpty()) {
        gone +=
            database.inTenant(
                tenant, connection -> letGo(connection, tenant, resolution, due, before));
      }
      if (page.size() < PAGE) {
        return gone;
      }
      after = page.getLast().pseudonym();
    }
  }

  private boolean isDue(Resolution resolution, Names.Unneeded name) {
    Instant until = resolution.until(name.since());
    return until != null && !clock.instant().isBefore(until);
  }

  private long letGo(
      Connection connection, String tenant, Resolution why, List<String> due, Instant before)
      throws SQLException {
    List<Hold> holds = Holds.holding(connection, tenant);
    Set<String> kept = Destruction.withKeys(connection, tenant, due);
    List<String> unkept = due.stream().filter(each -> !kept.contains(each)).toList();
    List<String> free =
        unkept.stream()
            .filter(each -> holds.stream().noneMatch(hold -> hold.mayCover(each)))
            .toList();
    if (free.isEmpty()) {
      return 0;
    }
    UUID entry = ids.next();
    int gone = Names.letGo(connection, tenant, free, before, entry);
    if (gone > 0) {
      Outbox.add(connection, tenant, entry(tenant, entry, why, gone, unkept.size() - free.size()));
      log.info("{}: {} names behind pseudonyms let go: {}", tenant, gone, why.sentence());
    }
    return gone;
  }

  private byte[] entry(String tenant, UUID id, Resolution why, int gone, int held) {
    return EntryBuilder.entry(EventType.IDENTITIES_DISPOSED, id, clock.instant(), tenant)
        .text(Field.TENANT, tenant)
        .number(Field.COUNT, gone)
        .text(Field.REASON, why.sentence())
        .object(
            Field.DETAILS,
            EntryObject.object().number("names", gone).number("kept_under_hold", held))
        .text(Field.SOURCE, "retention")
        .build();
  }
}
