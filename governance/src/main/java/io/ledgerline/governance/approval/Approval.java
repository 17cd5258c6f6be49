package io.ledgerline.governance.approval;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked for and needs a second person.
 *
 * @param id {@code a_…}
 * @param tenant whose matter it is, or null for the organization's
 * @param action what is to be done, for example {@code subject.erase}
 * @param target to what: an id or a pseudonym, never a name
 * @param details what else the action needs; plain words
 * @param requestedBy pseudonym of who asked
 * @param requestedOwner pseudonym of the person who answers for the key that asked
 * @param expiresAt until when it can be decided and done
 * @param decidedBy pseudonym of who decided, or null
 * @param decidedOwner the person who answers for that key, or null
 * @param outcome what came of it, empty until it is done
 */
public record Approval(
    String id,
    @Nullable String tenant,
    String action,
    String target,
    Map<String, String> details,
    String requestedBy,
    String requestedOwner,
    Instant requestedAt,
    Instant expiresAt,
    State state,
    @Nullable String decidedBy,
    @Nullable String decidedOwner,
    @Nullable Instant decidedAt,
    Map<String, Object> outcome) {

  /** How far it is. */
  public enum State {
    WAITING,
    /** A second person said yes; it is being done, or what stood in its way has to go first. */
    APPROVED,
    DENIED,
    /** Nobody decided in time, or it was not done in time. */
    EXPIRED,
    DONE;

    /** The name in the database, in entries and in answers. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Approval {
    details = Map.copyOf(details);
    outcome = Map.copyOf(outcome);
  }
}
