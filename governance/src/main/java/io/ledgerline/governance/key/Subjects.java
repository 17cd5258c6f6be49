package io.ledgerline.governance.key;

import io.ledgerline.governance.policy.Principal;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.governance.postgres.DatabaseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pseudonyms of people whom calls are about, by what callers call them. The newest are kept in
 * memory until an erasure is heard of. Thread-safe; blocking.
 */
public final class Subjects {
  /** The longest name, as the table of principals has it. */
  public static final int LONGEST = 320;

  private static final Pattern PSEUDONYM = Pattern.compile("u_[a-z2-7]{26}");

  private final Database database;
  private final Principals principals;
  private final Map<Name, String> known;
  private long generation;

  private record Name(String tenant, String name) {}

  /** Subjects in this database, so many in memory. */
  public Subjects(Database database, Principals principals, int most) {
    this.database = database;
    this.principals = principals;
    this.known =
        new LinkedHashMap<>(1024, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Name, String> eldest) {
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
    long since;
    synchronized (this) {
      String there = known.get(key);
      if (there != null) {
        return there;
      }
      since = generation;
    }
    String found =
        database.inTenant(
            tenant,
            connection ->
                PSEUDONYM.matcher(name).matches()
                        && principals.identity(connection, name).isPresent()
                    ? name
                    : principals.pseudonym(connection, tenant, Principal.Kind.USER, name));
    synchronized (this) {
      if (since == generation) {
        known.put(key, found);
      }
    }
    return found;
  }

  /** The pseudonym of a name as it is in memory, or null where it has to be asked for. */
  public synchronized @Nullable String known(String tenant, String name) {
    return known.get(new Name(tenant, name));
  }

  /** Forgets what is in memory: somebody was erased. */
  public synchronized void forget() {
    generation++;
    known.clear();
  }
}
