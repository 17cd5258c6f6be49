package io.ledgerline.verifier;

import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.verifier.trust.Attested;
import io.ledgerline.verifier.trust.StampResult;
import io.ledgerline.verifier.trust.Trust;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One stream's folder of the anchor archive. What can't be read, or is another stream's, is a
 * finding; what is not there is none, since who takes an anchor away leaves the ledger no better
 * than one that never had it.
 */
final class AnchorFiles {
  private final String stream;
  private final AnchorArchive archive;
  private final Trust trust;
  private final KeyRing keys;
  private final Findings findings;
  private final List<Checkpoint> ended = new ArrayList<>();

  /** The keys are those that sign for the stream's origin, as far as they are known. */
  AnchorFiles(String stream, AnchorArchive archive, Trust trust, KeyRing keys, Findings findings) {
    this.stream = stream;
    this.archive = archive;
    this.trust = trust;
    this.keys = keys;
    this.findings = findings;
  }

  /** What {@link #all} found of origins that ended with an adoption. */
  List<Checkpoint> ended() {
    return ended;
  }

  /** Every witnessed and stamped checkpoint of the origin, smallest first. */
  List<ArchivedAnchor> all(@Nullable String origin, Set<String> endedOrigins) {
    List<ArchivedAnchor> anchors = new ArrayList<>();
    for (AnchorKind kind : List.of(AnchorKind.WITNESS, AnchorKind.TIMESTAMP)) {
      TreeSet<Long> sizes = new TreeSet<>();
      try {
        archive.eachSize(stream, kind, sizes::add);
      } catch (IOException e) {
        throw new UnreadableException(archive.folder(stream, kind), e);
      }
      for (long size : sizes) {
        ArchivedAnchor read = read(kind, size, origin, endedOrigins);
        if (read != null) {
          anchors.add(read);
        }
      }
    }
    putAside(endedOrigins);
    anchors.sort(Comparator.comparingLong(ArchivedAnchor::size));
    return anchors;
  }

  /** What was put aside when an origin ended. */
  private void putAside(Set<String> endedOrigins) {
    for (AnchorKind kind : List.of(AnchorKind.WITNESS, AnchorKind.TIMESTAMP)) {
      try {
        archive.eachEnded(stream, kind, (file, bytes) -> putAside(file, bytes, endedOrigins));
      } catch (IOException e) {
        throw new UnreadableException(archive.folder(stream, kind), e);
      }
    }
  }

  private void putAside(String file, byte[] bytes, Set<String> endedOrigins) {
    String shown = "anchors/" + stream + '/' + file;
    try {
      Checkpoint checkpoint = Checkpoint.parse(SignedNote.parse(bytes).text());
      if (endedOrigins.contains(checkpoint.origin())) {
        ended.add(checkpoint);
        return;
      }
      findings.addIn(
          Finding.Kind.MISPLACED,
          shown,
          -1,
          -1,
          "it is of origin %s, which did not end".formatted(checkpoint.origin()));
    } catch (IllegalArgumentException e) {
      findings.addIn(
          Finding.Kind.EDITED, shown, -1, -1, "no checkpoint can be read: " + e.getMessage());
    }
  }

  private @Nullable ArchivedAnchor read(
      AnchorKind kind, long size, @Nullable String origin, Set<String> endedOrigins) {
    SignedNote note;
    Checkpoint checkpoint;
    try {
      note = note(kind, size);
      checkpoint = Checkpoint.parse(note.text());
    } catch (IllegalArgumentException e) {
      add(Finding.Kind.EDITED, kind, size, "no checkpoint can be read: " + e.getMessage());
      return null;
    }
    if (checkpoint.size() == size && endedOrigins.contains(checkpoint.origin())) {
      ended.add(checkpoint);
      return null;
    }
    if (checkpoint.size() != size || (origin != null && !checkpoint.origin().equals(origin))) {
      add(
          Finding.Kind.MISPLACED,
          kind,
          size,
          "it is of size %d and origin %s (expected: %d and %s)"
              .formatted(checkpoint.size(), checkpoint.origin(), size, origin));
      return null;
    }
    return new ArchivedAnchor(kind, size, checkpoint.root(), claimed(kind, size, note));
  }

  private SignedNote note(AnchorKind kind, long size) {
    return SignedNote.parse(bytes(kind, AnchorArchive.name(size) + ".note"));
  }

  private byte[] bytes(AnchorKind kind, String name) {
    try {
      return archive.read(stream, kind, name).orElse(new byte[0]);
    } catch (IOException e) {
      throw new UnreadableException(archive.folder(stream, kind).resolve(name), e);
    }
  }

  private List<Trust.StampBytes> stamps(long size) {
    List<Trust.StampBytes> stamps = new ArrayList<>();
    for (AnchorArchive.TimeStampFile each : stampFiles(size)) {
      stamps.add(
          new Trust.StampBytes(
              bytes(AnchorKind.TIMESTAMP, each.response()),
              bytes(AnchorKind.TIMESTAMP, each.chain())));
    }
    return stamps;
  }

  private List<AnchorArchive.TimeStampFile> stampFiles(long size) {
    try {
      return archive.timeStamps(stream, size);
    } catch (IOException e) {
      throw new UnreadableException(archive.folder(stream, AnchorKind.TIMESTAMP), e);
    }
  }

  private @Nullable Instant claimed(AnchorKind kind, long size, SignedNote note) {
    return switch (kind) {
      case WITNESS -> trust.claimed(note);
      case TIMESTAMP ->
          trust.claimed(stamps(size).stream().map(Trust.StampBytes::response).toList());
      case WORM -> null;
    };
  }

  /** What the anchor is worth: every signature in it is checked. */
  Attested attested(ArchivedAnchor anchor) {
    SignedNote note = note(anchor.kind(), anchor.size());
    boolean stamped = anchor.kind() == AnchorKind.TIMESTAMP;
    return trust.attested(note, keys, stamped ? stamps(anchor.size()) : List.of());
  }

  /** Says what is not good in an anchor. */
  void tellFaults(ArchivedAnchor anchor, Attested attested) {
    for (String fault : attested.faults()) {
      add(Finding.Kind.BAD_SIGNATURE, anchor.kind(), anchor.size(), fault);
    }
    for (String fault : attested.witnesses().faults()) {
      add(Finding.Kind.BAD_SIGNATURE, anchor.kind(), anchor.size(), fault);
    }
    List<AnchorArchive.TimeStampFile> files = stampFiles(anchor.size());
    for (int i = 0; i < attested.stamps().size(); i++) {
      if (attested.stamps().get(i) instanceof StampResult.Bad bad) {
        String file = file(AnchorKind.TIMESTAMP, files.get(i).response());
        findings.addIn(
            Finding.Kind.BAD_SIGNATURE, file, -1, -1, "no good time stamp: " + bad.why());
      }
    }
  }

  void add(Finding.Kind kind, AnchorKind anchor, long size, String what) {
    add(kind, anchor, size, -1, what);
  }

  void add(Finding.Kind kind, AnchorKind anchor, long size, long index, String what) {
    findings.addIn(kind, file(anchor, AnchorArchive.name(size) + ".note"), -1, index, what);
  }

  /** A file of the archive, as findings name it. */
  String file(AnchorKind kind, String name) {
    return "anchors/" + stream + '/' + kind.folder() + '/' + name;
  }
}
