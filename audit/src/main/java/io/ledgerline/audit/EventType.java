package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What happened, as an entry says it.
 *
 * <p>Names are only ever added. A reader meets names newer than itself as {@link #UNKNOWN}; the
 * name itself is still there in {@link EntryView#typeName()}.
 */
public enum EventType {
  /** A governed call passed every gate; durable before its first byte goes upstream. */
  CALL_ADMITTED("call.admitted"),
  /** The answer was received whole; durable before its end is released. */
  CALL_COMPLETED("call.completed"),
  /** A gate said no; nothing went upstream. */
  CALL_REFUSED("call.refused"),
  /** Upstream or a stage failed after admission. */
  CALL_FAILED("call.failed"),
  /** The caller went away before the end. */
  CALL_ABORTED("call.aborted"),
  /** An admitted call found without an end at start: delivery unknown. */
  CALL_INTERRUPTED("call.interrupted"),
  /** A prompt was inspected on request; nothing was sent upstream. */
  DATA_INSPECTED("data.inspected"),
  /**
   * The mark of one tenant's prompt or product data was seen in another tenant's traffic, which was
   * stopped; in {@code _system} with both names, in the stream of the mark's owner without the
   * other's. The mark itself is in neither.
   */
  ISOLATION_ALARM("isolation.alarm"),
  /** What only the application knows about a call, added later. */
  CALL_OUTCOME("call.outcome"),
  /** A person said whether a finding was right; {@code details} names type and verdict. */
  FINDING_REVIEWED("finding.reviewed"),
  /** A settled cost was corrected later. */
  COST_ADJUSTED("cost.adjusted"),
  NODE_STARTED("node.started"),
  NODE_STOPPED("node.stopped"),
  /** An origin (one stream on one node) came into being; in {@code _system}. */
  STREAM_OPENED("stream.opened"),
  STREAM_CLOSED("stream.closed"),
  /**
   * Which origins of other nodes there are, as this node sees them in the shared database: of
   * {@code _system} in {@code _system}, of a tenant in the tenant's stream. So that a hidden node
   * shows.
   */
  ORIGINS_LISTED("origins.listed"),
  /** Another generation of keys signs checkpoints from now on; in {@code _system}. */
  LEDGER_KEYS_ROTATED("ledger.keys_rotated"),
  /** The secret of keys that no longer sign was destroyed; in {@code _system}. */
  LEDGER_KEYS_RETIRED("ledger.keys_retired"),
  /**
   * A stream whose signed history is not all there goes on under a new origin; in {@code _system},
   * {@code details} says what is known to be lost.
   */
  LEDGER_ADOPTED("ledger.adopted"),
  KEY_ISSUED("key.issued"),
  KEY_REVOKED("key.revoked"),
  /** A governed setting (tenant, workspace, policy, prompt, budget, …) was changed. */
  SETTINGS_CHANGED("settings.changed"),
  /** An administrative action was refused. */
  ADMIN_REFUSED("admin.refused"),
  EXPORT_CREATED("export.created"),
  REPORT_CREATED("report.created"),
  /** An evidence pack was made; durable, with its SHA-256, before it was handed out. */
  EVIDENCE_EXPORTED("evidence.exported"),
  /** Texts of a call were given to somebody, with a reason; durable before they were. */
  CONTENT_VIEWED("content.viewed"),
  /** Texts past their time became unreadable: their keys are destroyed, with counts. */
  CONTENT_DISPOSED("content.disposed"),
  /** Names behind pseudonyms that nothing needed any more were let go, with counts. */
  IDENTITIES_DISPOSED("identities.disposed"),
  /** The keys of a tenant's vault are wrapped under a new one. */
  VAULT_KEYS_ROTATED("vault.keys_rotated"),
  SIGN_IN("sign_in"),
  SIGN_IN_REFUSED("sign_in.refused"),
  /** A control was switched off or weakened. */
  CONTROL_LOOSENED("control.loosened"),
  CONTROL_RESTORED("control.restored"),
  BUDGET_THRESHOLD("budget.threshold"),
  /** Something that needs a second person was asked for. */
  APPROVAL_REQUESTED("approval.requested"),
  /** A second person said yes or no, or nobody did in time; {@code status} says which. */
  APPROVAL_DECIDED("approval.decided"),
  /** A legal hold began: what it covers is neither erased nor disposed of. */
  HOLD_SET("hold.set"),
  HOLD_CLEARED("hold.cleared"),
  /** What the stores of this installation kept about a subject was destroyed, with counts. */
  SUBJECT_ERASED("subject.erased"),
  /**
   * Erasures whose entries are about to be let go, again, without a name: an older copy of the
   * database that comes back after that must bring nobody back either.
   */
  ERASURES_CARRIED("erasures.carried"),
  /** An erasure was due and did not happen; {@code reason} says why, for example a hold. */
  ERASURE_REFUSED("erasure.refused"),
  /** The entries of this stream below {@code details.minimum} are let go; their hashes stay. */
  STREAM_PRUNED("stream.pruned"),
  /**
   * Checkpoints wait longer than the limit to be witnessed, stamped or copied outside; in {@code
   * _system}, {@code sink} names which.
   */
  ANCHOR_LATE("anchor.late"),
  /** They no longer do. */
  ANCHOR_RECOVERED("anchor.recovered"),
  /** Entries that a sink may not have received. */
  DELIVERY_GAP("delivery.gap"),
  /** A reader's stand-in for a name that is newer than it; never written. */
  UNKNOWN("unknown");

  private static final Map<String, EventType> BY_NAME = new HashMap<>();

  static {
    for (EventType type : values()) {
      BY_NAME.put(type.wireName, type);
    }
  }

  private final String wireName;
  private final byte[] quoted;
  private final byte[] skips = new byte[128];

  EventType(String wireName) {
    this.wireName = wireName;
    this.quoted = ('"' + wireName + '"').getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(skips, (byte) quoted.length);
    for (int i = 0; i < quoted.length - 1; i++) {
      skips[quoted[i]] = (byte) (quoted.length - 1 - i);
    }
  }

  /** The value of {@code event_type} in an entry. */
  public String wireName() {
    return wireName;
  }

  /**
   * Whether an entry's bytes can be of this type: its name stands in them. Cheaper by far than
   * reading the entry, for who looks for the one among thousands.
   */
  public boolean mayBe(byte[] entry) {
    // Horspool: the byte under the name's end says how far the name can't begin yet.
    int last = quoted.length - 1;
    for (int at = 0;
        at + last < entry.length;
        at += entry[at + last] < 0 ? quoted.length : skips[entry[at + last]]) {
      if (Arrays.equals(entry, at, at + quoted.length, quoted, 0, quoted.length)) {
        return true;
      }
    }
    return false;
  }

  /** The type of that name, {@link #UNKNOWN} for one that this version does not know. */
  public static EventType of(String wireName) {
    return BY_NAME.getOrDefault(wireName, UNKNOWN);
  }
}
