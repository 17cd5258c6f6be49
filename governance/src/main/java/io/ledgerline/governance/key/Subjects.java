package io.ledgerline.governance.key;

import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pseudonyms of people whom calls are about, by what callers call them. The newest are kept in
 * memory until an erasure is heard of; the first use a day is told to the database, so that a name
 * in use is not let go. Thread-safe; blocking.
 */
public final class Subjects {
  /** The longest name, as the table of principals has it. */
  public static final int LONGEST = 320;

  private static final Pattern PSEUDONYM = Pattern.compile("u_[a-z2-7]{26}");

  private final Database database;
  private final Principals principals;
  private final InstantSource clock;
  private final Map<Name, Known> known;
  private long generation;

  private record Name(String tenant, String name) {}

  /** A pseudonym and the day (UTC) on which the database was last told that it is used. */
  private record Known(String pseudonym, LocalDate told) {}

  /** Subjects in this database, so many in memory. */
  public Subjects(Database database, Principals principals, InstantSource clock, int most) {
    this.database = database;
    this.clock = clock;
    this.principals = principals;
    this.known =
        new LinkedHashMap<>(1024, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Name, Known> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * The pseudonym of a name in a tenant, made at first use; a pseudonym of the tenant's stands for
   * itself.
   *
   * @throws DatabaseException where it is not in memory and the database does not answer
   */
  public String pseudonym(String tenant, String name) {
    var key = new Name(tenant, name);
    LocalDate today = today();
    long since;
    synchronized (this) {
      String there = known(tenant, name);
      if (there != null) {
        return there;
      }
      since = generation;
    }
    String found =
        database.inTenant(
            tenant,
            connection ->
                PSEUDONYM.matcher(name).matches() && principals.use(connection, tenant, name)
                    ? name
                    : principals.pseudonym(connection, tenant, Principal.Kind.USER, name));
    synchronized (this) {
      if (since == generation) {
        known.put(key, new Known(found, today));
      }
    }
    return found;
  }

  /** The pseudonym of a name as it is in memory, or null where it has to be asked for today. */
  public synchronized @Nullable String known(String tenant, String name) {
    Known there = known.get(new Name(tenant, name));
    return there == null || there.told().isBefore(today()) ? null : there.pseudonym();
  }

  /** The same of an earlier day: for calls that go on without the database. */
  public synchronized @Nullable String remembered(String tenant, String name) {
    Known there = known.get(new Name(tenant, name));
    return there == null ? null : there.pseudonym();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Forgets what is in memory: somebody was erased. */
  public synchronized void forget() {
    generation++;
    known.clear();
  }
}
