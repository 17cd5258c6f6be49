package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.DECEMBER;
import static io.ledgerline.evidence.SampleNode.NOVEMBER;
import static io.ledgerline.evidence.SampleNode.november;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.ledger.tile.EntryBundle;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackOptions;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs with parts that prove nothing, that hide what they may not, or that are there twice. */
class AddedPartsTest {
  private static final String NUMBER = "0000000000000999424";

  @TempDir private Path folder;
  private SampleNode node;
  private Path pack;
  private PackOptions trusted;

  @BeforeEach
  void make() throws Exception {
    node = SampleNode.in(folder.resolve("node"), "node-1", 11);
    pack = folder.resolve("november.llpack");
    var hold = node.entry(EventType.HOLD_SET);
    hold.object(Field.DETAILS, EntryObject.object().text("hold", "h1"));
    node.related.add(node.append(hold).index());
    node.calls(60, Duration.ofHours(20));
    trusted = node.trusted();
  }

  @AfterEach
  void close() throws Exception {
    node.close();
  }

  private List<Finding> findings(Path... packs) {
    return PackCheck.run(List.of(packs), trusted).findings();
  }

  private static void insertBefore(Map<String, byte[]> parts, String mark, String name, byte[] b) {
    var all = new LinkedHashMap<>(parts);
    parts.clear();
    all.forEach(
        (each, bytes) -> {
          if (each.startsWith(mark) && !parts.containsKey(name)) {
            parts.put(name, b);
          }
          parts.put(each, bytes);
        });
  }

  @Test
  void mayNotHaveLeafHashesOfEntriesThatAreNotThere() throws Exception {
    node.pack(pack, november(Map.of()));
    String loose = "logs/threadco/leaves/" + NUMBER;
    Repacked.of(pack)
        .with(parts -> insertBefore(parts, "logs/threadco/related", loose, new byte[64]))
        .to(pack);

    assertThat(findings(pack)).anyMatch(each -> each.file().equals(loose));
  }

  @Test
  void mayNotHaveBytesBehindTheLastEntryOfAPart() throws Exception {
    node.pack(pack, november(Map.of()));
    for (String stream : List.of("_system", "threadco")) {
      for (byte[] more : List.of(new byte[] {0}, new byte[] {-1, -1, '{', '}'})) {
        String last =
            Repacked.of(pack).parts().keySet().stream()
                .filter(name -> name.startsWith("logs/" + stream + "/entries/"))
                .reduce((one, other) -> other)
                .orElseThrow();
        Path changed = folder.resolve("changed.llpack");
        Repacked.of(pack).change(last, bytes -> with(bytes, more)).to(changed);

        assertThat(findings(changed)).as(last).anyMatch(each -> each.file().equals(last));
      }
    }
  }

  private static byte[] with(byte[] bytes, byte[] more) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(bytes);
    out.writeBytes(more);
    return out.toByteArray();
  }

  @Test
  void mayNotHaveAChainOfCertificatesWithoutItsStamp() throws Exception {
    node.pack(pack, november(Map.of()));
    String loose = "logs/threadco/anchors/0000000000000000005.acme.pem";
    Repacked.of(pack)
        .with(parts -> insertBefore(parts, "logs/threadco/leaves", loose, new byte[64]))
        .to(pack);

    assertThat(findings(pack)).anyMatch(each -> each.file().equals(loose));
  }

  @Test
  void mayNotHaveAnEntryBesideTheRangeWithoutItsProof() throws Exception {
    node.pack(pack, november(Map.of()));
    String loose = "logs/threadco/related/" + NUMBER + ".entry";
    Repacked.of(pack)
        .with(parts -> insertBefore(parts, "summary", loose, "{\"hold\":1}".getBytes(UTF_8)))
        .to(pack);

    assertThat(findings(pack)).anyMatch(each -> each.file().equals(loose));
  }

  @Test
  void mayNotCallAProvenEntryAnother() throws Exception {
    node.pack(pack, november(Map.of()));
    String right = "logs/threadco/related/0000000000000000000.entry";
    Repacked repacked = Repacked.of(pack);
    byte[] entry = repacked.part(right);
    assertThat(entry).isNotEmpty();
    var proof = right.replace(".entry", ".proof");
    byte[] bytes = repacked.part(proof);
    repacked
        .with(
            parts -> {
              parts.remove(right);
              parts.remove(proof);
              insertBefore(parts, "summary", right, "{}".getBytes(UTF_8));
              insertBefore(
                  parts, "summary", "logs/threadco/related/0000000000000000001.entry", entry);
              insertBefore(
                  parts, "summary", "logs/threadco/related/0000000000000000002.proof", bytes);
            })
        .to(pack);

    assertThat(findings(pack)).anyMatch(each -> each.file().equals(right));
  }

  @Test
  void mayNotHideAnythingOfSystemFromTheOrganization() throws Exception {
    var asked = new PackRequest(null, NOVEMBER, DECEMBER, new TreeMap<>(), false, true, DECEMBER);
    node.pack(pack, asked);
    assertThat(findings(pack)).isEmpty();
    String chunk = "logs/_system/entries/0000000000000000000";
    Repacked.of(pack)
        .change(
            chunk,
            bundle -> {
              var out = new ByteArrayOutputStream();
              EntryBundle cursor = new EntryBundle(bundle);
              while (cursor.next()) {
                byte[] each = cursor.entry();
                boolean opens = new String(each, UTF_8).contains("/threadco/");
                EntryBundle.write(out, opens ? new byte[0] : each);
              }
              return out.toByteArray();
            })
        .with(parts -> parts.keySet().removeIf(name -> name.startsWith("logs/threadco/")))
        .to(pack);

    assertThat(findings(pack))
        .anyMatch(each -> each.kind() == Finding.Kind.MISSING && each.file().equals(chunk));
  }

  @Test
  void areOneOfEachNode() throws Exception {
    node.pack(pack, november(Map.of()));
    Path later = folder.resolve("later.llpack");
    node.calls(5, Duration.ofMinutes(1));
    node.pack(later, november(Map.of()));

    assertThat(findings(pack, later))
        .anyMatch(each -> each.sentence().contains("give one pack of each node"));
  }

  @Test
  void showTwoHistoriesOfOneSize() throws Exception {
    Path other = folder.resolve("other.llpack");
    try (SampleNode twin = SampleNode.in(folder.resolve("twin"), "node-1", 12)) {
      node.pack(pack, november(Map.of()));
      twin.calls(1, Duration.ofHours(1));
      twin.pack(other, november(Map.of()));
      String part = "logs/_system/checkpoint";
      String origin = line(Repacked.of(pack).part(part), 0);
      String size = line(Repacked.of(pack).part(part), 1);
      Repacked.of(other)
          .change(
              part,
              note -> {
                String text = new String(note, UTF_8);
                text = text.replace(line(note, 0), origin);
                return text.replace('\n' + line(note, 1) + '\n', '\n' + size + '\n')
                    .getBytes(UTF_8);
              })
          .to(other);
    }

    assertThat(PackCheck.run(List.of(pack, other), PackOptions.nothing()).findings())
        .anyMatch(each -> each.kind() == Finding.Kind.FORKED);
  }

  private static String line(byte[] note, int number) {
    return new String(note, UTF_8).lines().toList().get(number);
  }

  @Test
  void mayNotSayWhatNobodyCanReadOrAsk() throws Exception {
    node.pack(pack, november(Map.of()));
    for (String wrong : List.of("tenant _system", "tenant ../threadco")) {
      Path changed = folder.resolve("changed.llpack");
      Repacked.of(pack)
          .change(
              "QUESTION",
              bytes -> new String(bytes, UTF_8).replace("tenant threadco", wrong).getBytes(UTF_8))
          .to(changed);
      assertThat(findings(changed)).as(wrong).anyMatch(each -> each.file().equals("QUESTION"));
    }
    Repacked.of(pack)
        .change(
            "QUESTION",
            bytes ->
                new String(bytes, UTF_8)
                    .replace("from 2026-11-01T00:00:00Z", "from -1000000000-01-01T00:00:00Z")
                    .getBytes(UTF_8))
        .to(pack);
    assertThat(findings(pack)).anyMatch(each -> each.file().equals("QUESTION"));
    assertThat(Files.size(pack)).isPositive();
  }
}
