package io.ledgerline.anchors.worm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.anchors.AnchorRounds;
import io.ledgerline.anchors.AnchorRunner;
import io.ledgerline.anchors.ArchiveWriter;
import io.ledgerline.anchors.Rhythm;
import io.ledgerline.anchors.TestLedger;
import io.ledgerline.audit.UuidV7;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.proof.Proofs;
import io.ledgerline.ledger.tile.TileReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WormCopyTest {
  private static final Rhythm RHYTHM = Rhythm.of(Duration.ofHours(1), Duration.ofHours(6));
  @TempDir Path temporary;

  private AnchorRunner runner(TestLedger of, StrictWorm worm, ArchiveWriter archive) {
    var store = new WormStore(worm.place(), of.clock);
    return new AnchorRunner(
        of.ledger,
        new WormCopy(store, "copies/", Duration.ofDays(2190), archive, of.clock),
        RHYTHM,
        archive,
        of.clock,
        new UuidV7(of.clock, new SecureRandom()));
  }

  @Test
  void signsAsTheReferenceExampleOfAmazonDoes() {
    // AWS, "Signature Calculations for the Authorization Header", example GET Object.
    var headers =
        new SigV4("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
            .sign(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                Map.of("range", "bytes=0-9"),
                SigV4.sha256(new byte[0]),
                Instant.parse("2013-05-24T00:00:00Z"));
    assertThat(headers.get("authorization"))
        .endsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void copiesAllThatAVerifierNeedsAndGoesOnFromThere() throws Exception {
    var archive = new ArchiveWriter(temporary.resolve("anchors"));
    try (var of = new TestLedger(temporary.resolve("l"));
        var worm = new StrictWorm(of.clock)) {
      of.append("brand", 600);
      var runner = runner(of, worm, archive);
      AnchorRounds.round(runner);
      assertThat(runner.status().lastFailure()).isEmpty();
      assertThat(runner.status().waiting()).isZero();
      verifyCopy(of, worm);
      int puts = worm.puts.get();
      of.append("brand", 300);
      of.pass(Duration.ofHours(2));
      AnchorRounds.round(runner(of, worm, archive)); // a new process: probes again, copies the rest
      verifyCopy(of, worm);
      // Probe, the third bundle in whole, the right edge, tiles, checkpoint: not the first 600.
      assertThat(worm.puts.get() - puts).isLessThan(12);
      String manifest =
          new String(
              archive
                  .reader()
                  .read(
                      "brand",
                      AnchorKind.WORM,
                      AnchorArchive.name(of.ledger.publishedSize("brand")) + ".json")
                  .orElseThrow(),
              StandardCharsets.UTF_8);
      assertThat(manifest).contains("\"checkpoint\":true").contains("\"mode\":\"COMPLIANCE\"");
    }
  }

  private static void verifyCopy(TestLedger of, StrictWorm worm) throws Exception {
    var reader = new WormReader(new WormStore(worm.place(), of.clock), "copies/");
    String origin = of.ledger.origin("brand");
    long size = of.ledger.publishedSize("brand");
    byte[] note = reader.read(origin, "checkpoint/" + AnchorArchive.name(size)).orElseThrow();
    var checkpoint = Checkpoint.parse(SignedNote.parse(note).text());
    TileReader.Files files =
        name -> {
          try {
            return reader.read(origin, name).orElse(null);
          } catch (Exception e) {
            throw new IOException(e);
          }
        };
    assertThat(new Proofs(new TileReader(files, size)::subtree, size).root(size))
        .isEqualTo(checkpoint.root());
    assertThat(reader.read(origin, "tile/entries/000")).isPresent();
  }

  @Test
  void readsWhatWasPutFirstThoughItIsHiddenAndCovered() throws Exception {
    var archive = new ArchiveWriter(temporary.resolve("anchors"));
    try (var of = new TestLedger(temporary.resolve("l"));
        var worm = new StrictWorm(of.clock)) {
      of.append("brand", 300);
      AnchorRounds.round(runner(of, worm, archive));
      String origin = of.ledger.origin("brand");
      String key = "copies/" + origin + "/tile/entries/000";
      worm.cover(key, "forged".getBytes(StandardCharsets.UTF_8));
      worm.hide(key);
      var store = new WormStore(worm.place(), of.clock);
      assertThat(store.versions(key)).hasSize(3);
      assertThat(new WormReader(store, "copies/").read(origin, "tile/entries/000"))
          .hasValueSatisfying(bytes -> assertThat(bytes).hasSizeGreaterThan(1000));
      assertThat(store.remove(key, store.versions(key).getFirst().id())).isFalse();
    }
  }

  @Test
  void putsNothingIntoAStoreThatDoesNotKeepItsWord() throws Exception {
    var archive = new ArchiveWriter(temporary.resolve("anchors"));
    try (var of = new TestLedger(temporary.resolve("l"));
        var worm = new StrictWorm(of.clock)) {
      of.append("brand", 5);
      worm.enforces = false;
      var runner = runner(of, worm, archive);
      AnchorRounds.round(runner);
      assertThat(runner.status().lastFailure()).contains("removed a version under a COMPLIANCE");
      assertThat(worm.objects.keySet()).containsExactly("copies/probe");
      worm.enforces = true;
      worm.lockEnabled = false;
      AnchorRounds.round(runner(of, worm, archive));
      assertThat(worm.objects.keySet()).containsExactly("copies/probe");
      worm.lockEnabled = true;
      of.pass(Duration.ofMinutes(1));
      AnchorRounds.round(runner);
      assertThat(worm.objects.keySet()).hasSizeGreaterThan(2);
    }
  }

  @Test
  void triesAgainWhatTheStoreDidNotTake() throws Exception {
    var archive = new ArchiveWriter(temporary.resolve("anchors"));
    try (var of = new TestLedger(temporary.resolve("l"));
        var worm = new StrictWorm(of.clock)) {
      of.append("brand", 5);
      var runner = runner(of, worm, archive);
      worm.failPuts = 4;
      AnchorRounds.round(runner);
      assertThat(archive.newest("brand", AnchorKind.WORM, "worm")).isZero();
      assertThat(runner.status().lastFailure()).contains("500").doesNotContain(StrictWorm.SECRET);
      worm.failPuts = 0;
      of.pass(Duration.ofMinutes(5));
      AnchorRounds.round(runner);
      assertThat(archive.newest("brand", AnchorKind.WORM, "worm"))
          .isEqualTo(of.ledger.publishedSize("brand"));
    }
  }

  @Test
  void namesEveryTileOnceHoweverTheTreeIsCutIntoSteps() {
    for (long size : new long[] {1, 255, 256, 257, 65_536, 70_000, 16_777_216 + 5}) {
      var whole = new TreeSet<>(Sealed.between(0, size, true));
      var inSteps = new TreeSet<String>();
      long step = 65_536;
      for (long at = 0; at < size; at += step) {
        List<String> names = Sealed.between(at, Math.min(size, at + step), at + step >= size);
        names.forEach(name -> assertThat(inSteps.add(name)).as(name).isTrue());
      }
      assertThat(inSteps).isEqualTo(whole);
    }
    assertThatThrownBy(
            () ->
                new WormStore(
                    new WormStore.Place(URI.create("http://h"), "r", "Bad/Name", "a", "s"),
                    Instant::now))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
