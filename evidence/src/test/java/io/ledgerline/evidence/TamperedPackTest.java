package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.NOVEMBER;
import static io.ledgerline.evidence.SampleNode.TENANT;
import static io.ledgerline.evidence.SampleNode.november;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.ledger.anchor.AnchorKind;
import io.ledgerline.ledger.proof.RangeProof;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.MerkleHasher;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackOptions;
import io.ledgerline.verifier.pack.PackRange;
import io.ledgerline.verifier.pack.PackReport;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pack that is changed by somebody who mends manifest and container: what is found, and where.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedPackTest {
  private static final String CHUNK = "logs/threadco/entries/0000000000000001024";
  private static final long FIRST = 1024;

  @TempDir private static Path folder;
  private Path pack;
  private Path changed;
  private PackOptions trusted;

  @BeforeAll
  void make() throws Exception {
    pack = folder.resolve("november.llpack");
    changed = folder.resolve("changed.llpack");
    try (SampleNode node = SampleNode.in(folder, "node-1", 5)) {
      node.calls(250, Duration.ofHours(1));
      node.anchored(TENANT, AnchorKind.WITNESS);
      node.at(NOVEMBER.plusSeconds(1));
      node.calls(400, Duration.ofHours(1));
      node.anchored(TENANT, AnchorKind.WITNESS);
      node.calls(400, Duration.ofHours(1));
      node.pack(pack, november(Map.of()));
      trusted = node.trusted();
    }
  }

  @AfterAll
  void unchangedIsGood() {
    assertThat(PackCheck.run(List.of(pack), trusted).findings()).isEmpty();
  }

  private PackReport check() {
    return PackCheck.run(List.of(changed), trusted);
  }

  private void assertFound(Finding.Kind kind, String part, long index) {
    assertThat(check().findings())
        .as("%s in %s, entry %d", kind, part, index)
        .anyMatch(
            each -> each.kind() == kind && each.file().startsWith(part) && each.index() == index);
  }

  private static List<byte[]> entries(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    EntryBundle cursor = new EntryBundle(bundle);
    while (cursor.next()) {
      entries.add(cursor.entry());
    }
    return entries;
  }

  private static byte[] bundle(List<byte[]> entries) {
    var out = new ByteArrayOutputStream();
    entries.forEach(each -> EntryBundle.write(out, each));
    return out.toByteArray();
  }

  private static byte[] replaced(byte[] entry, String from, String to) {
    String text = new String(entry, UTF_8);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(UTF_8);
  }

  private static UnaryOperator<byte[]> onEntries(java.util.function.Consumer<List<byte[]>> change) {
    return bytes -> {
      List<byte[]> entries = entries(bytes);
      change.accept(entries);
      return bundle(entries);
    };
  }

  @Test
  void namesTheEntryThatWasEdited() throws Exception {
    Repacked.of(pack)
        .change(CHUNK, onEntries(e -> e.set(7, replaced(e.get(7), "threadco", "threadca"))))
        .to(changed);

    assertFound(Finding.Kind.EDITED, CHUNK, FIRST + 7);
  }

  @Test
  void namesTheHashWhereThatWasEditedAndNotTheEntry() throws Exception {
    String leaves = CHUNK.replace("entries", "leaves");
    Repacked.of(pack)
        .change(
            leaves,
            bytes -> {
              bytes[9 * 32 + 3] ^= 1;
              return bytes;
            })
        .to(changed);

    assertFound(Finding.Kind.EDITED, leaves, FIRST + 9);
    assertThat(check().findings()).noneMatch(each -> each.file().equals(CHUNK));
  }

  @Test
  void seesAnEntryThatWasEditedTogetherWithItsHash() throws Exception {
    Repacked repacked = Repacked.of(pack);
    repacked
        .change(CHUNK, onEntries(e -> e.set(7, replaced(e.get(7), "threadco", "threadca"))))
        .change(
            CHUNK.replace("entries", "leaves"),
            bytes -> {
              byte[] entry = entries(repacked.part(CHUNK)).get(7);
              MerkleHasher.leafHash(entry).copyTo(bytes, 7 * 32);
              return bytes;
            })
        .to(changed);

    assertFound(Finding.Kind.EDITED, "logs/threadco/range", -1);
  }

  @Test
  void seesAnEntryThatWasLeftOutWithItsHashAndItsPlace() throws Exception {
    Repacked repacked = Repacked.of(pack);
    String last = lastChunk(repacked);
    repacked
        .change(last, onEntries(List::removeLast))
        .change(last.replace("entries", "leaves"), b -> Arrays.copyOf(b, b.length - 32))
        .change("logs/threadco/range", TamperedPackTest::oneLess)
        .to(changed);

    assertThat(check().findings())
        .anyMatch(each -> each.kind() == Finding.Kind.MISSING || each.kind() == Finding.Kind.EDITED)
        .allMatch(each -> !each.file().equals("MANIFEST"));
    assertThat(check().packs().getFirst().logs().getLast().isProven()).isFalse();
  }

  private static String lastChunk(Repacked repacked) {
    return repacked.parts().keySet().stream()
        .filter(name -> name.startsWith("logs/threadco/entries/"))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  private static byte[] oneLess(byte[] bytes) {
    PackRange range = PackRange.parse(bytes);
    RangeProof p = range.proof();
    // A forger has no hash that would make the last entry vanish, so any is put there.
    List<Hash> right = new ArrayList<>();
    while (!new RangeProof(p.from(), p.to() - 1, p.size(), p.left(), right).isWellFormed()) {
      right.add(MerkleHasher.emptyRoot());
      assertThat(right).hasSizeLessThan(100);
    }
    return new PackRange(
            range.origin(), new RangeProof(p.from(), p.to() - 1, p.size(), p.left(), right))
        .bytes();
  }

  @Test
  void namesTheEntryWhereAPartOfEntriesWasCut() throws Exception {
    Repacked.of(pack).change(CHUNK, onEntries(e -> e.subList(100, e.size()).clear())).to(changed);

    assertFound(Finding.Kind.TRUNCATED, CHUNK, FIRST + 100);
  }

  @Test
  void namesTheFirstEntryOfAPartThatIsMissing() throws Exception {
    Repacked.of(pack)
        .with(
            parts -> {
              parts.remove(CHUNK);
              parts.remove(CHUNK.replace("entries", "leaves"));
            })
        .to(changed);

    assertFound(Finding.Kind.MISSING, "logs/threadco/entries", FIRST);
  }

  @Test
  void namesTheByteWhereTheFileWasCut() throws Exception {
    byte[] bytes = Files.readAllBytes(pack);
    int half = bytes.length / 2;
    Files.write(changed, Arrays.copyOf(bytes, half));

    assertThat(check().findings())
        .anyMatch(each -> each.kind() == Finding.Kind.MALFORMED && each.offset() == half);
  }

  @Test
  void namesTheFirstOfTwoEntriesThatChangedPlaces() throws Exception {
    Repacked.of(pack)
        .change(CHUNK, onEntries(e -> java.util.Collections.swap(e, 20, 40)))
        .to(changed);

    assertFound(Finding.Kind.REORDERED, CHUNK, FIRST + 20);
    assertFound(Finding.Kind.REORDERED, CHUNK, FIRST + 40);
  }

  @Test
  void seesPartsThatChangedPlaces() throws Exception {
    Repacked.of(pack)
        .with(
            parts -> {
              Map<String, byte[]> before = new TreeMap<>(parts);
              parts.clear();
              List.of("README.txt", "QUESTION").forEach(n -> parts.put(n, before.remove(n)));
              before.keySet().stream()
                  .filter(n -> n.startsWith("logs/"))
                  .sorted(java.util.Comparator.reverseOrder())
                  .forEach(n -> parts.put(n, before.get(n)));
              parts.put("summary.html", before.get("summary.html"));
            })
        .to(changed);

    assertThat(check().findings())
        .anyMatch(
            each -> each.kind() == Finding.Kind.MALFORMED || each.kind() == Finding.Kind.MISPLACED);
  }

  @Test
  void seesAnEntryThatIsHiddenWhereNoFilterWasAskedFor() throws Exception {
    Repacked.of(pack).change(CHUNK, onEntries(e -> e.set(7, new byte[0]))).to(changed);

    assertFound(Finding.Kind.MISSING, CHUNK, FIRST + 7);
    assertFound(Finding.Kind.EDITED, "summary.html", -1);
  }

  @Test
  void seesAPeriodThatWasMadeLonger() throws Exception {
    for (String[] each :
        List.of(
            new String[] {"to 2026-12-01T00", "to 2026-12-02T00"},
            new String[] {"from 2026-11-01T00", "from 2026-09-28T00"})) {
      Repacked.of(pack).change("QUESTION", b -> replaced(b, each[0], each[1])).to(changed);

      assertThat(check().findings())
          .anyMatch(
              found ->
                  found.kind() == Finding.Kind.MISSING
                      && found.file().equals("logs/threadco/range"));
    }
  }

  @Test
  void seesAnotherTenantsName() throws Exception {
    Repacked.of(pack)
        .change("QUESTION", b -> replaced(b, "tenant threadco", "tenant sportico"))
        .to(changed);

    assertFound(Finding.Kind.MISPLACED, "logs/threadco/checkpoint", -1);
  }

  @Test
  void seesAStreamOfTheTenantThatWasTakenOut() throws Exception {
    Repacked.of(pack)
        .with(parts -> parts.keySet().removeIf(name -> name.startsWith("logs/threadco/")))
        .to(changed);

    assertThat(check().findings())
        .anyMatch(
            each ->
                each.kind() == Finding.Kind.ORIGIN_MISSING
                    && each.sentence().contains("/threadco/node-1"));
  }

  @Test
  void seesThatSystemWasTakenOutOrBeginsLate() throws Exception {
    Repacked.of(pack)
        .with(parts -> parts.keySet().removeIf(name -> name.startsWith("logs/_system/")))
        .to(changed);

    assertFound(Finding.Kind.MISSING, "logs/_system", -1);
  }

  @Test
  void seesACheckpointBySomebodyElse() throws Exception {
    Path other = folder.resolve("other");
    Path otherPack = folder.resolve("other.llpack");
    try (SampleNode node = SampleNode.in(other, "node-1", 6)) {
      node.calls(1_500, Duration.ofHours(1));
      node.pack(otherPack, november(Map.of()));
    }
    // Whole in itself, and of another installation than the keys are of.
    changed = otherPack;
    try {
      assertFound(Finding.Kind.BAD_SIGNATURE, "logs/threadco/checkpoint", -1);
      assertThat(PackCheck.run(List.of(otherPack), PackOptions.nothing()).findings()).isEmpty();
    } finally {
      changed = folder.resolve("changed.llpack");
    }
  }

  @Test
  void seesAnAnchoredCheckpointThatIsMadeUp() throws Exception {
    Repacked repacked = Repacked.of(pack);
    String anchor =
        repacked.parts().keySet().stream()
            .filter(name -> name.endsWith(".consistency") && name.contains("threadco"))
            .findFirst()
            .orElseThrow();
    repacked
        .change(
            anchor,
            b -> {
              b[4] = (byte) (b[4] == 'A' ? 'B' : 'A');
              return b;
            })
        .to(changed);

    assertFound(Finding.Kind.FORKED, anchor.replace("consistency", "witness"), -1);
  }

  @Test
  void seesAPageThatSaysSomethingElse() throws Exception {
    Repacked.of(pack)
        .change("summary.html", b -> replaced(b, "Calls admitted", "Calls permitted"))
        .to(changed);

    assertFound(Finding.Kind.EDITED, "summary.html", -1);
  }

  @Test
  void seesAManifestThatDoesNotFit() throws Exception {
    byte[] bytes = Files.readAllBytes(pack);
    int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("before ");
    bytes[at + 10] ^= 1;
    Files.write(changed, bytes);

    assertFound(Finding.Kind.EDITED, "MANIFEST", -1);
  }

  @Test
  void refusesAFileInWhichAnyByteIsAnother() throws Exception {
    byte[] bytes = Files.readAllBytes(pack);
    long seed = 20_261_125;
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      int at = random.nextInt(bytes.length);
      byte[] copy = bytes.clone();
      copy[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(changed, copy);
      assertThat(check().isConsistent()).as("seed %d: byte %d", seed, at).isFalse();
    }
  }

  @Test
  void refusesAnyByteInTheContainerItself() throws Exception {
    byte[] bytes = Files.readAllBytes(pack);
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < 300; at++) {
      places.add(at); // the first headers
    }
    for (int at = bytes.length - 200; at < bytes.length; at++) {
      places.add(at); // the end of the directory
    }
    Random random = new Random(3);
    java.util.Collections.shuffle(places, random);
    for (int at : places.subList(0, 30)) {
      byte[] copy = bytes.clone();
      copy[at] ^= 0x40;
      Files.write(changed, copy);
      assertThat(check().isConsistent()).as("byte %d", at).isFalse();
    }
  }

  @Test
  void readsWhateverItIsGivenWithoutFailing() throws Exception {
    byte[] bytes = Files.readAllBytes(pack);
    long seed = 77;
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      byte[] copy = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
      for (int k = 0; k < 1 + random.nextInt(30); k++) {
        int at = random.nextInt(copy.length);
        int length = Math.min(copy.length - at, 1 + random.nextInt(64));
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, copy, at, length);
      }
      Files.write(changed, copy);
      assertThat(check().isConsistent()).as("seed %d, round %d", seed, i).isFalse();
    }
  }

  @Test
  void readsPartsOfNoiseWithoutFailing() throws Exception {
    long seed = 78;
    Random random = new Random(seed);
    List<String> names = new ArrayList<>(Repacked.of(pack).parts().keySet());
    names.remove("MANIFEST");
    for (int i = 0; i < 40; i++) {
      String name = names.get(random.nextInt(names.size()));
      Repacked.of(pack)
          .change(
              name,
              b -> {
                int at = random.nextInt(b.length);
                b[at] ^= (byte) (1 + random.nextInt(255));
                return random.nextBoolean() ? b : Arrays.copyOf(b, 1 + random.nextInt(b.length));
              })
          .to(changed);
      assertThat(check().isConsistent()).as("seed %d: %s", seed, name).isFalse();
    }
  }
}
