package io.ledgerline.anchors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.LedgerException;
import io.ledgerline.ledger.PublishedTree;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive over restarts, adoptions and flipped bits: no note is lost, and nothing is early. */
class ArchiveFault {
  private static final Rhythm RHYTHM = Rhythm.of(Duration.ofSeconds(60), Duration.ofMinutes(15));

  @TempDir Path temporary;

  /** An outsider that keeps the note, or is away. */
  private static final class Outsider implements Anchor {
    private final ArchiveWriter archive;
    private boolean away;

    Outsider(ArchiveWriter archive) {
      this.archive = archive;
    }

    @Override
    public String name() {
      return "witness";
    }

    @Override
    public AnchorKind kind() {
      return AnchorKind.WITNESS;
    }

    @Override
    public long anchored(String stream) throws IOException {
      return archive.newest(stream, AnchorKind.WITNESS, name());
    }

    @Override
    public Anchored anchor(String stream, PublishedTree tree)
        throws AnchorException, LedgerException, IOException {
      if (away) {
        throw AnchorException.away("the test's outsider is away");
      }
      String note = tree.read((published, proofs) -> published).orElseThrow().format();
      long size = Checkpoint.parse(note).size();
      archive.write(
          stream, AnchorKind.WITNESS, AnchorArchive.name(size) + ".note", note.getBytes(UTF_8));
      archive.newest(stream, AnchorKind.WITNESS, name(), size);
      return new Anchored(size, true);
    }
  }

  private static AnchorRunner runner(TestLedger of, Anchor anchor, ArchiveWriter archive)
      throws IOException {
    var ids = new UuidV7(of.clock, new SecureRandom());
    var runner = new AnchorRunner(of.ledger, anchor, RHYTHM, archive, of.clock, ids);
    runner.recall();
    return runner;
  }

  private ArchiveWriter archive() {
    return new ArchiveWriter(temporary.resolve("anchors"));
  }

  /** Every note in the archive, wherever it lies by now. */
  private Set<String> notes() throws IOException {
    var notes = new TreeSet<String>();
    try (var files = Files.walk(temporary.resolve("anchors"))) {
      for (Path each : files.filter(file -> file.toString().endsWith(".note")).toList()) {
        notes.add(Files.readString(each));
      }
    }
    return notes;
  }

  @Test
  void aNewOriginOfTheSameSizeOverwritesNothingAndIsAnchoredFromItsBeginning() throws Exception {
    Set<String> before;
    try (var first = new TestLedger(temporary.resolve("first"))) {
      first.append("brand", 10);
      runner(first, new Outsider(archive()), archive()).round();
      before = notes();
    }
    try (var second = new TestLedger(temporary.resolve("second"))) {
      second.append("brand", 10);
      runner(second, new Outsider(archive()), archive()).round();
      var ended = new ArrayList<String>();
      archive()
          .reader()
          .eachEnded(
              "brand", AnchorKind.WITNESS, (file, bytes) -> ended.add(new String(bytes, UTF_8)));
      long size = second.ledger.publishedSize("brand");
      String now =
          new String(
              archive().reader().note("brand", AnchorKind.WITNESS, size).orElseThrow(), UTF_8);

      assertThat(notes()).containsAll(before);
      assertThat(now).startsWith(second.ledger.origin("brand") + "\n");
      assertThat(before).containsAll(ended).hasSize(2);
      assertThat(ended).hasSize(1);
      // The same again changes nothing.
      runner(second, new Outsider(archive()), archive()).round();
      assertThat(notes()).hasSize(4);
    }
  }

  @Test
  void howLongACheckpointWaitsDoesNotBeginAnewWithTheProcess() throws Exception {
    try (var of = new TestLedger(temporary.resolve("l"))) {
      of.append("brand", 3);
      var outsider = new Outsider(archive());
      outsider.away = true;
      var first = runner(of, outsider, archive());
      first.round();
      of.pass(Duration.ofMinutes(14));
      var restarted = runner(of, outsider, archive());
      of.pass(Duration.ofMinutes(2));
      restarted.round();
      assertThat(restarted.status().lag()).isEqualTo(Duration.ofMinutes(16));
      assertThat(restarted.status().late()).isTrue();
      outsider.away = false;
      of.pass(Duration.ofMinutes(10));
      restarted.round();
      restarted.round();
      assertThat(archive().state("witness.waiting")).isEmpty();
      assertThat(runner(of, outsider, archive()).status().lag()).isZero();
    }
  }

  @Test
  void aFlippedBitInASmallFileLosesNoNoteAndStopsNoAnchor() throws Exception {
    try (var of = new TestLedger(temporary.resolve("l"))) {
      of.append("brand", 20);
      var outsider = new Outsider(archive());
      runner(of, outsider, archive()).round();
      of.append("brand", 5);
      of.pass(Duration.ofMinutes(2));
      outsider.away = true;
      runner(of, outsider, archive()).round();
      of.pass(Duration.ofMinutes(20));
      runner(of, outsider, archive()).round();
      outsider.away = false;
      Set<String> before = notes();
      List<Path> small;
      try (var files = Files.walk(temporary.resolve("anchors"))) {
        small =
            files.filter(f -> Files.isRegularFile(f) && !f.toString().endsWith(".note")).toList();
      }
      assertThat(small.stream().map(f -> f.getFileName().toString()).distinct())
          .containsExactlyInAnyOrder("origin", "newest-witness", "witness.late", "witness.waiting");
      var all = new HashMap<Path, byte[]>();
      for (Path file : small) {
        all.put(file, Files.readAllBytes(file));
      }
      for (Path file : small) {
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
          byte[] bad = good.clone();
          bad[at] ^= (byte) (1 << (at % 8));
          Files.write(file, bad);
          var runner = runner(of, outsider, archive());
          runner.round();
          String where = file + " byte " + at;
          assertThat(notes()).as(where).containsAll(before);
          assertThat(runner.status().waiting() == 0 || !runner.status().lastFailure().isEmpty())
              .as(where)
              .isTrue();
          for (var each : all.entrySet()) {
            Files.write(each.getKey(), each.getValue()); // the round may have removed it
          }
        }
      }
    }
  }
}
