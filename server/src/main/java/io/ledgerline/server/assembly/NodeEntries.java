package io.ledgerline.server.assembly;

import io.ledgerline.audit.Commitment;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.Adoption;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.key.KeyGeneration;
import io.ledgerline.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries about the node itself: its starts and stops, and the origins it opens. */
final class NodeEntries {
  private final UuidV7 ids;
  private final InstantSource clock;
  private final String node;

  NodeEntries(UuidV7 ids, InstantSource clock, String node) {
    this.ids = ids;
    this.clock = clock;
    this.node = node;
  }

  /** A stream's origin came into being. */
  byte[] streamOpened(String stream, String origin, String vkey) {
    return about(EventType.STREAM_OPENED)
        .text(Field.TENANT, tenant(stream))
        .text(Field.ORIGIN, origin)
        .text(Field.VKEY, vkey)
        .build();
  }

  /**
   * A stream goes on under another origin: that it was adopted, the ends of its origins, the
   * beginning of the new one.
   *
   * @param by who decided it; no person's name
   * @param reason a case or ticket
   */
  List<byte[]> adopted(String installation, Adoption.Adopted adopted, String by, String reason) {
    var before = adopted.before();
    Hash root = before.root();
    Checkpoint signed = before.signed().getFirst();
    var details =
        EntryObject.object()
            .text("adopted_by", by)
            .text("old_origin", before.origin())
            .number("signed_size", signed.size())
            .text("signed_root", signed.root().base64())
            .number("kept_size", before.size())
            .text("kept_root", root == null ? null : root.base64())
            .number("known_lost", before.lost())
            .text("refused_because", before.why());
    var entries = new ArrayList<byte[]>();
    entries.add(
        about(EventType.LEDGER_ADOPTED)
            .text(Field.TENANT, tenant(before.stream()))
            .text(Field.INSTALLATION, installation)
            .text(Field.ORIGIN, adopted.origin())
            .text(Field.REASON, reason)
            .object(Field.DETAILS, details)
            .build());
    for (Checkpoint last : before.signed()) {
      entries.add(
          about(EventType.STREAM_CLOSED)
              .text(Field.TENANT, tenant(before.stream()))
              .text(Field.ORIGIN, last.origin())
              .object(
                  Field.DETAILS,
                  EntryObject.object()
                      .number("signed_size", last.size())
                      .text("signed_root", last.root().base64())
                      .number("kept_size", before.size()))
              .build());
    }
    entries.add(streamOpened(before.stream(), adopted.origin(), adopted.vkey()));
    return entries;
  }

  /**
   * A stream ends because its node is retired.
   *
   * @param last what is signed of it; null for {@code _system}, which this entry still grows
   * @param size how many entries it holds from then on
   */
  byte[] streamClosed(
      String stream,
      String origin,
      @Nullable Checkpoint last,
      long size,
      String by,
      String reason) {
    return about(EventType.STREAM_CLOSED)
        .text(Field.TENANT, tenant(stream))
        .text(Field.ORIGIN, origin)
        .text(Field.REASON, reason)
        .object(
            Field.DETAILS,
            EntryObject.object()
                .flag("retired", true)
                .number("size", size)
                .text("root", last == null ? null : last.root().base64())
                .text("closed_by", by))
        .build();
  }

  private static @Nullable String tenant(String stream) {
    return stream.equals(StreamName.SYSTEM) ? null : stream;
  }

  /** The secret of keys that sign nothing any more is destroyed. */
  byte[] keysRetired(KeyGeneration keys) {
    return about(EventType.LEDGER_KEYS_RETIRED)
        .object(
            Field.DETAILS,
            EntryObject.object()
                .number("generation", keys.number())
                .text("ed25519", keys.ed25519())
                .text("ml_dsa_44", keys.mlDsa44()))
        .build();
  }

  /**
   * The process started.
   *
   * @param installation the ledger's random id
   * @param configuration the effective configuration without secrets, only committed to
   * @param priceTable version of the price table
   * @param policy version in force
   * @param interrupted calls of the last run without an end
   * @param simulated whether every upstream is a simulator
   */
  byte[] started(
      String installation,
      String build,
      String configuration,
      String priceTable,
      String policy,
      int interrupted,
      boolean simulated) {
    return about(EventType.NODE_STARTED)
        .text(Field.INSTALLATION, installation)
        .text(Field.SOFTWARE, "ledgerline/" + Build.VERSION)
        .text(Field.BUILD, build)
        .text(
            Field.CONFIGURATION,
            Commitment.of(
                "configuration",
                installation.getBytes(StandardCharsets.UTF_8),
                configuration.getBytes(StandardCharsets.UTF_8)))
        .text(Field.PRICE_TABLE, priceTable)
        .text(Field.POLICY_VERSION, policy)
        .texts(Field.DETECTORS, List.of())
        .flag(Field.SIMULATED, simulated)
        .object(Field.DETAILS, EntryObject.object().number("interrupted_calls", interrupted))
        .build();
  }

  /** The process stops in order. */
  byte[] stopped() {
    return about(EventType.NODE_STOPPED).build();
  }

  private EntryBuilder about(EventType type) {
    return EntryBuilder.entry(type, ids.next(), clock.instant(), StreamName.SYSTEM)
        .text(Field.NODE, node);
  }
}
