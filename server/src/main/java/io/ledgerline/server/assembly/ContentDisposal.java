package io.ledgerline.server.assembly;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.governance.hold.Hold;
import io.ledgerline.governance.hold.Holds;
import io.ledgerline.governance.outbox.Outbox;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.retention.Circumstances;
import io.ledgerline.governance.retention.RecordClass;
import io.ledgerline.governance.retention.Resolution;
import io.ledgerline.governance.retention.RetentionRules;
import io.ledgerline.vault.key.ContentClass;
import io.ledgerline.vault.key.Destruction;
import io.ledgerline.vault.key.KeyPeriod;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Destroys the keys of texts whose time is over, and says so in an entry of the same transaction. A
 * key under a hold stays, and so does one whose texts were promised to be kept longer when it was
 * made.
 */
final class ContentDisposal {
  private static final Logger log = LoggerFactory.getLogger(ContentDisposal.class);
  private static final int PAGE = 1_000;

  private final Database database;
  private final InstantSource clock;
  private final UuidV7 ids;

  ContentDisposal(Database database, InstantSource clock, UuidV7 ids) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
  }

  /** Destroys what is due in a tenant; returns how many keys. */
  long dispose(String tenant, RetentionRules rules) {
    boolean any =
        rules.schedules().stream().anyMatch(each -> each.classes().contains(RecordClass.CONTENT));
    if (!any) {
      return 0;
    }
    long destroyed = 0;
    UUID after = null;
    while (true) {
      UUID from = after;
      Instant now = clock.instant();
      List<Destruction.Listed> page =
          database.inTenant(
              tenant, connection -> Destruction.living(connection, tenant, now, from, PAGE));
      for (var group : due(rules, page, now).entrySet()) {
        destroyed += destroy(tenant, group.getKey(), group.getValue());
      }
      if (page.size() < PAGE) {
        return destroyed;
      }
      after = page.getLast().id();
    }
  }

  /** What is due, by the sentence that says why. */
  private static Map<String, List<Destruction.Listed>> due(
      RetentionRules rules, List<Destruction.Listed> keys, Instant now) {
    var due = new TreeMap<String, List<Destruction.Listed>>();
    for (Destruction.Listed key : keys) {
      Resolution resolution = rules.resolve(RecordClass.CONTENT, circumstances(key.about()));
      Instant until = resolution.untilTogether(key.period().begin(), key.period().end());
      Instant promised = key.keepLeast();
      if (until != null && !now.isBefore(until) && (promised == null || !now.isBefore(promised))) {
        due.computeIfAbsent(resolution.sentence(), _ -> new ArrayList<>()).add(key);
      }
    }
    return due;
  }

  private static Circumstances circumstances(ContentClass about) {
    return new Circumstances(
        about.workspace(),
        about.useCase(),
        about.riskTier(),
        Set.copyOf(about.dataClasses()),
        Set.copyOf(about.tags()));
  }

  private long destroy(String tenant, String why, List<Destruction.Listed> due) {
    return database.inTenant(tenant, connection -> destroy(connection, tenant, why, due));
  }

  private long destroy(
      Connection connection, String tenant, String why, List<Destruction.Listed> due)
      throws SQLException {
    List<Hold> holds = Holds.holding(connection, tenant);
    List<Destruction.Listed> free =
        due.stream().filter(key -> holds.stream().noneMatch(hold -> covers(hold, key))).toList();
    if (free.isEmpty()) {
      return 0;
    }
    UUID entry = ids.next();
    long destroyed =
        Destruction.of(
            connection, tenant, free.stream().map(Destruction.Listed::id).toList(), entry);
    if (destroyed > 0) {
      Outbox.add(
          connection, tenant, entry(tenant, entry, why, free, destroyed, due.size() - free.size()));
      log.info("{}: {} keys of texts destroyed: {}", tenant, destroyed, why);
    }
    return destroyed;
  }

  /** Whether a hold covers any instant of the key's period. */
  static boolean covers(Hold hold, Destruction.Listed key) {
    KeyPeriod period = key.period();
    Instant from = hold.from();
    Instant at = from == null || from.isBefore(period.begin()) ? period.begin() : from;
    return at.isBefore(period.end())
        && hold.covers(key.subject(), key.about().workspace(), key.about().useCase(), at);
  }

  private byte[] entry(
      String tenant, UUID id, String why, List<Destruction.Listed> gone, long destroyed, int held) {
    String from = gone.stream().map(key -> key.period().from()).sorted().toList().getFirst() + "";
    String to = gone.stream().map(key -> key.period().to()).sorted().toList().getLast() + "";
    return EntryBuilder.entry(EventType.CONTENT_DISPOSED, id, clock.instant(), tenant)
        .text(Field.TENANT, tenant)
        .number(Field.COUNT, destroyed)
        .text(Field.REASON, why)
        .object(Field.PERIOD, EntryObject.object().text("from", from).text("to", to))
        .object(
            Field.DETAILS,
            EntryObject.object().number("keys", destroyed).number("kept_under_hold", held))
        .text(Field.SOURCE, "retention")
        .build();
  }
}
