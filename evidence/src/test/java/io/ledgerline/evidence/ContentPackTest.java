package io.ledgerline.evidence;

import static io.ledgerline.evidence.SampleNode.NOVEMBER;
import static io.ledgerline.evidence.SampleNode.TENANT;
import static io.ledgerline.evidence.SampleNode.november;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.vault.Sealed;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.LogFigures.Count;
import io.ledgerline.verifier.pack.PackCheck;
import io.ledgerline.verifier.pack.PackNote;
import io.ledgerline.verifier.pack.PackReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs with content: hashes are recomputed, and what is not there is said to be so. */
class ContentPackTest {
  private static final byte[] SALT = new byte[32];
  private static final byte[] PROMPT = "{\"messages\":[]}".getBytes(UTF_8);
  private static final UUID ERASURE = new UUID(0x7000, 1L << 63);

  @TempDir private Path folder;
  private SampleNode node;
  private Path pack;
  private long kept;

  @BeforeEach
  void fill() throws Exception {
    node = SampleNode.in(folder, "node-1", 8);
    pack = folder.resolve("november.llpack");
    node.at(NOVEMBER.plusSeconds(30));
    kept = call("kept");
    call("erased");
    call("nothing");
    node.at(NOVEMBER.plus(Duration.ofDays(40)));
    call("later");
    node.content =
        (entry, text) ->
            switch (String.valueOf(entry.text(Field.FEATURE))) {
              case "kept" -> new Sealed.Kept(PROMPT, SALT);
              case "erased" -> new Sealed.Erased(ERASURE);
              default -> new Sealed.NotKept();
            };
  }

  @AfterEach
  void close() throws Exception {
    node.close();
  }

  private long call(String feature) throws Exception {
    return node.append(
            node.entry(EventType.CALL_ADMITTED)
                .text(Field.FEATURE, feature)
                .text(Field.PROMPT_HASH, ContentHash.PROMPT.of(SALT, PROMPT)))
        .index();
  }

  private PackReport check() throws Exception {
    return PackCheck.run(List.of(pack), node.trusted());
  }

  @Test
  void recomputesWhatIsKeptAndCountsWhatIsErasedOrNotKept() throws Exception {
    node.pack(pack, november(Map.of(), true));

    PackReport report = check();

    assertThat(report.findings()).isEmpty();
    var figures = report.packs().getFirst().logs().getLast().figures();
    assertThat(figures.get(Count.CONTENT_RECOMPUTED)).isEqualTo(1);
    assertThat(figures.get(Count.CONTENT_ERASED)).isEqualTo(1);
    assertThat(figures.get(Count.CONTENT_NOT_KEPT)).isEqualTo(2);
    assertThat(report.notes())
        .anyMatch(
            note ->
                note.kind() == PackNote.Kind.CONTENT
                    && note.sentence().contains("erased (25.0 %)"));
  }

  @Test
  void takesNothingAlongUnlessItIsAskedFor() throws Exception {
    node.pack(pack, november(Map.of()));

    assertThat(Repacked.of(pack).parts().keySet()).noneMatch(name -> name.contains("/content/"));
    assertThat(check().findings()).isEmpty();
  }

  @Test
  void namesTheEntryWhoseContentOrSaltIsAnother() throws Exception {
    node.pack(pack, november(Map.of(), true));
    for (String suffix : List.of(".prompt", ".prompt.salt")) {
      Repacked repacked = Repacked.of(pack);
      String part =
          repacked.parts().keySet().stream()
              .filter(name -> name.endsWith(suffix))
              .findFirst()
              .orElseThrow();
      Path changed = folder.resolve("changed.llpack");
      repacked
          .change(
              part,
              bytes -> {
                bytes[2] ^= 1;
                return bytes;
              })
          .to(changed);
      assertThat(PackCheck.run(List.of(changed), node.trusted()).findings())
          .anyMatch(each -> each.kind() == Finding.Kind.EDITED && each.index() == kept);
    }
  }

  @Test
  void namesTheEntryWhoseContentWasTakenOut() throws Exception {
    node.pack(pack, november(Map.of(), true));
    Repacked.of(pack)
        .with(parts -> parts.keySet().removeIf(name -> name.endsWith(".prompt")))
        .to(pack);

    assertThat(check().findings())
        .anyMatch(each -> each.kind() == Finding.Kind.MISSING && each.index() == kept);
  }

  @Test
  void findsASaltThatNoTextFollows() throws Exception {
    node.pack(pack, november(Map.of(), true));
    Repacked repacked = Repacked.of(pack);
    List<String> names = List.copyOf(repacked.parts().keySet());
    String text = names.stream().filter(each -> each.endsWith(".prompt")).findFirst().orElseThrow();
    String loose = text.replace(".prompt", ".response.salt");
    repacked
        .with(
            parts -> {
              var all = new LinkedHashMap<>(parts);
              parts.clear();
              all.forEach(
                  (name, bytes) -> {
                    parts.put(name, bytes);
                    if (name.equals(text)) {
                      parts.put(loose, SALT);
                    }
                  });
            })
        .to(pack);

    assertThat(check().findings()).anyMatch(each -> each.file().equals(loose));
  }

  @Test
  void saysThatNothingBearsOutAnErasureWhoseEntryIsNotShown() throws Exception {
    node.pack(pack, november(Map.of(), true));

    assertThat(check().notes())
        .anyMatch(
            note ->
                note.kind() == PackNote.Kind.CONTENT
                    && note.sentence().contains("nothing here bears that out"));
  }

  @Test
  void namesTheEntryOfWhichNothingIsSaid() throws Exception {
    node.pack(pack, november(Map.of(), true));
    Repacked repacked = Repacked.of(pack);
    String list =
        repacked.parts().keySet().stream()
            .filter(name -> name.endsWith(".list"))
            .findFirst()
            .orElseThrow();
    repacked
        .change(
            list,
            b -> new String(b, UTF_8).replaceFirst("[0-9]+ prompt erased.*\n", "").getBytes(UTF_8))
        .to(pack);

    assertThat(check().findings())
        .anyMatch(each -> each.kind() == Finding.Kind.MISSING && each.index() == kept + 1);
    assertThat(node.ledger().size(TENANT)).isEqualTo(4);
  }
}
