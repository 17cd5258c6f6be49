package io.ledgerline.verifier.trust;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which signing keys of a node were retired, as its {@code _system} says. Before it says so, every
 * stream has a checkpoint by newer keys; who holds the old ones after that can add to no stream of
 * the node what verifies beside that {@code _system}. Not thread-safe.
 */
public final class KeyHistory {
  /** More generations at once than that are not kept: what is checked may say anything. */
  private static final int MOST = 4_096;

  private final TreeMap<Long, Keys> rotated = new TreeMap<>();
  private @Nullable Retired retired;

  private record Keys(byte[] ed25519, byte[] mlDsa44) {
    private List<VerifierKey> of(String origin) {
      return List.of(
          VerifierKey.of(origin, Algorithm.ED25519, ed25519),
          VerifierKey.of(origin, Algorithm.ML_DSA_44, mlDsa44));
    }
  }

  private record Retired(long generation, String ed25519, long index, Instant at) {}

  /** Whether an entry's bytes can be one that says something about keys. */
  public static boolean mayTell(byte[] entry) {
    return EventType.LEDGER_KEYS_ROTATED.mayBe(entry) || EventType.LEDGER_KEYS_RETIRED.mayBe(entry);
  }

  /** Takes an entry of {@code _system}, in their order. */
  public void look(EntryView entry, long index) {
    EventType type = entry.type();
    if (type != EventType.LEDGER_KEYS_ROTATED && type != EventType.LEDGER_KEYS_RETIRED) {
      return;
    }
    Map<String, Object> details = entry.object(Field.DETAILS);
    if (!(details.get("generation") instanceof Long generation)
        || !(details.get("ed25519") instanceof String ed25519)
        || !(details.get("ml_dsa_44") instanceof String mlDsa44)) {
      return;
    }
    Retired before = retired;
    if (before != null && generation <= before.generation()) {
      return;
    }
    if (type == EventType.LEDGER_KEYS_RETIRED) {
      retired = new Retired(generation, ed25519, index, entry.ts());
      rotated.headMap(generation, true).clear();
    } else if (rotated.size() < MOST) {
      Base64.Decoder base64 = Base64.getDecoder();
      rotated.put(generation, new Keys(base64.decode(ed25519), base64.decode(mlDsa44)));
    }
  }

  /** Why a stream's newest checkpoint is not by keys that still sign; null if it is. */
  public @Nullable String fault(SignedNote note) {
    Retired last = retired;
    if (last == null) {
      return null;
    }
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    List<VerifierKey> newer = new ArrayList<>();
    rotated.values().forEach(keys -> newer.addAll(keys.of(checkpoint.origin())));
    if (new KeyRing(newer).accepts(note)) {
      return null;
    }
    return "size %d is not signed by keys newer than generation %d (ed25519 %s), which was retired at entry %d of _system (%s); by then every stream had a checkpoint by newer ones: this one is older than that, or made with retired keys"
        .formatted(checkpoint.size(), last.generation(), last.ed25519(), last.index(), last.at());
  }
}
