package io.ledgerline.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.NoteSigner;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.SigningKey;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyHistoryProperty {
  private static final long SEED = 11;
  private static final int GENERATIONS = 5;
  private static final String ORIGIN = "ledger.example/0a/threadco/n1";
  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);

  private final Random drawn = new Random(SEED);

  private static SigningKey key(int generation, Algorithm algorithm) {
    byte[] seed = new byte[SigningKey.SEED_BYTES];
    seed[0] = (byte) generation;
    return SigningKey.of(algorithm, seed);
  }

  private static NoteSigner signer(int generation, Algorithm algorithm) {
    return key(generation, algorithm).signer(ORIGIN, InstantSource.fixed(NOW));
  }

  private static String raw(int generation, Algorithm algorithm) {
    return Base64.getEncoder().encodeToString(key(generation, algorithm).raw());
  }

  private static EntryView entry(EventType type, int generation) throws Exception {
    return EntryView.parse(
        EntryBuilder.entry(type, new UUID(0x7000, 1L << 63), NOW, "_system")
            .object(
                Field.DETAILS,
                EntryObject.object()
                    .number("generation", generation)
                    .text("ed25519", raw(generation, Algorithm.ED25519))
                    .text("ml_dsa_44", raw(generation, Algorithm.ML_DSA_44)))
            .build());
  }

  /**
   * Whatever was rotated and retired, in whatever order the old ones went, and whoever signs: a
   * note is taken only with a line of each algorithm by keys that came after all retired ones.
   */
  @Test
  void takesANoteOnlyWithBothLinesByKeysAfterTheRetiredOnes() throws Exception {
    for (int run = 0; run < 60; run++) {
      int newest = 1 + drawn.nextInt(GENERATIONS);
      int retired = drawn.nextInt(newest);
      var history = new KeyHistory();
      long index = 0;
      for (int each = 2; each <= newest; each++) {
        history.look(entry(EventType.LEDGER_KEYS_ROTATED, each), index++);
      }
      for (int each = 1; each <= retired; each++) {
        history.look(entry(EventType.LEDGER_KEYS_RETIRED, each), index++);
      }
      List<NoteSigner> signers = new ArrayList<>();
      boolean classical = false;
      boolean postQuantum = false;
      for (int each = 1; each <= GENERATIONS; each++) {
        boolean counts = each > retired && each <= newest;
        if (drawn.nextInt(3) == 0) {
          signers.add(signer(each, Algorithm.ED25519));
          classical |= counts;
        }
        if (drawn.nextInt(3) == 0) {
          signers.add(signer(each, Algorithm.ML_DSA_44));
          postQuantum |= counts;
        }
      }
      if (signers.isEmpty()) {
        continue;
      }
      String text = new Checkpoint(ORIGIN, run, MerkleHasher.emptyRoot()).text();
      String fault = history.fault(SignedNote.sign(text, signers));

      boolean taken = retired == 0 || (classical && postQuantum);
      assertThat(fault == null).as("run %d of seed %d: %s", run, SEED, fault).isEqualTo(taken);
      if (fault != null) {
        assertThat(fault).contains("size " + run, "generation " + retired, "entry " + (index - 1));
      }
    }
  }
}
