package io.ledgerline.testkit.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.anchors.witness.AddCheckpoint;
import io.ledgerline.anchors.witness.Witness;
import io.ledgerline.anchors.witness.WitnessFolder;
import io.ledgerline.ledger.checkpoint.Algorithm;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.trust.TrustFile;
import io.ledgerline.testkit.demo.Await;
import io.ledgerline.testkit.demo.RunningDemo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Go's own transparency log code (golang.org/x/mod) on what we wrote, serve and witness. */
class GoIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path folder;
  private static WrittenLedger ledger;
  private static GoReader go;

  @BeforeAll
  static void build() throws Exception {
    go = GoReader.in(folder);
    ledger = WrittenLedger.in(folder.resolve("written"));
  }

  private static String vkey() throws Exception {
    return ledger.key(Algorithm.ED25519).vkey();
  }

  @Test
  void readsAFolderAndProvesInclusionAndConsistency() throws Exception {
    var ended = go.read("", ledger.stream().toString(), vkey(), "417", "300");
    assertThat(ended.exitCode()).as(ended.errors()).isZero();
    assertThat(ended.output()).contains("size 700, 1 signatures, entry 417", "300 consistent");
    ended = go.read("", ledger.stream().toString(), vkey(), "699", "256");
    assertThat(ended.exitCode()).as(ended.errors()).isZero();
  }

  @Test
  void refusesWhatWasChanged() throws Exception {
    assertThat(withChanged("tile/0/001", 32 * 161 + 3)).contains("not good");
    assertThat(withChanged("tile/1/000.p/2", 5)).contains("not good");
    // All entries of that bundle are as long; the changed one is the entry that is asked for.
    int length = Math.toIntExact(Files.size(ledger.stream().resolve("tile/entries/001")) / 256);
    assertThat(withChanged("tile/entries/001", length * 161 + 20)).contains("not good");
    assertThat(withChanged("checkpoint", 3)).contains("not good");
    var strangers = VerifierKey.ed25519(VerifierKey.parse(vkey()).name(), new byte[32]).vkey();
    assertThat(go.read("", ledger.stream().toString(), strangers, "417", "300").exitCode())
        .isEqualTo(1);
  }

  private static String withChanged(String file, int at) throws Exception {
    Path changed = ledger.stream().resolve(file);
    byte[] good = Files.readAllBytes(changed);
    byte[] bad = good.clone();
    bad[Math.min(at, bad.length - 1)] ^= 1;
    Files.write(changed, bad);
    try {
      var ended = go.read("", ledger.stream().toString(), vkey(), "417", "300");
      assertThat(ended.exitCode()).as(file + ended.output()).isEqualTo(1);
      return ended.errors();
    } finally {
      Files.write(changed, good);
    }
  }

  @Test
  void readsTheLinesOfOurWitness() throws Exception {
    Path memory = folder.resolve("witness");
    WitnessFolder.make(memory, "witness.example/w1", new SecureRandom());
    try (var opened = WitnessFolder.open(memory)) {
      String logs = "log " + vkey() + "\nlog " + ledger.key(Algorithm.ML_DSA_44).vkey() + "\n";
      var witness = new Witness(opened, () -> TrustFile.parse(logs), Clock.systemUTC());
      SignedNote note = ledger.note();
      var answer = witness.addCheckpoint(AddCheckpoint.of(0, List.of(), note).format());
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      Path checkpoint = ledger.stream().resolve("checkpoint");
      String plain = Files.readString(checkpoint);
      String key = witness.vkeys().getFirst();
      try {
        Files.writeString(checkpoint, note.format() + answer.body());
        String stream = ledger.stream().toString();
        var ended = go.read("", "-witness", key, stream, vkey(), "417", "300");
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.output()).contains("2 signatures");
        Files.writeString(checkpoint, plain);
        assertThat(go.read("", "-witness", key, stream, vkey(), "417", "300").exitCode())
            .isEqualTo(1);
      } finally {
        Files.writeString(checkpoint, plain);
      }
    }
  }

  @Test
  void readsARunningServerThroughTheNamesThatGoAsksFor() throws Exception {
    RunningDemo demo = RunningDemo.shared();
    var tenant = demo.tenant("go-reader", "50 USD");
    for (int i = 0; i < 3; i++) {
      assertThat(demo.caller(tenant.key()).ask("What is a tile?", 32, false).status())
          .isEqualTo(200);
    }
    String url = demo.url().resolve("/ledger/go-reader").toString();
    String admin = demo.admin().token();
    Await.until(
        "a checkpoint over the calls",
        PATIENCE,
        () -> get(url + "/checkpoint", admin).body().lines().skip(1).findFirst().orElse("0"),
        size -> size.matches("[0-9]+") && Long.parseLong(size) >= 6);
    String key = get(url + "/vkey", admin).body().lines().findFirst().orElseThrow();
    var ended = go.read(admin, url, key, "4", "3");
    assertThat(ended.exitCode()).as(ended.errors()).isZero();
    assertThat(ended.output()).contains("entry 4 included", "3 consistent");
    assertThat(go.read("", url, key, "4", "3").errors()).contains("401");
    assertThat(get(url + "/tile/8/0/000.p/3", admin).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> get(String url, String key) throws Exception {
    String basic = Base64.getEncoder().encodeToString(("go:" + key).getBytes(UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .header("authorization", "Basic " + basic)
                .build(),
            HttpResponse.BodyHandlers.ofString(ISO_8859_1));
  }
}
