package io.ledgerline.admin;

import static io.ledgerline.admin.AdminServer.JSON;
import static io.ledgerline.admin.AdminServer.organization;
import static io.ledgerline.admin.AdminServer.tenant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import io.ledgerline.ledger.proof.TlogProof;
import io.ledgerline.ledger.tree.MerkleHasher;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerRoutesIT {
  @TempDir Path folder;
  private AdminServer server;

  @BeforeEach
  void publishACall() throws Exception {
    server = new AdminServer(folder);
    server.call("threadco", "u_1", 5);
    server.call("homely", "u_2", 5);
    server.awaitPublished("threadco", 1);
    server.awaitPublished("homely", 1);
    server.awaitPublished("_system", 0);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private HttpResponse<byte[]> basic(String key, String path) throws Exception {
    var pair = Base64.getEncoder().encodeToString(("auditor:" + key).getBytes(UTF_8));
    var request = server.request(null, path).header("authorization", "Basic " + pair).build();
    return server.client().send(request, BodyHandlers.ofByteArray());
  }

  @Test
  void givesATenantsReaderTheCheckpointAndTilesOfItsOwnStreamByBasic() throws Exception {
    var key = server.key(Role.AUDITOR, tenant("threadco"));

    var checkpoint = basic(key, "/ledger/threadco/checkpoint");
    assertThat(checkpoint.statusCode()).isEqualTo(200);
    assertThat(checkpoint.headers().firstValue("cache-control")).contains("private, max-age=1");
    var note = SignedNote.parse(checkpoint.body());
    var vkeys = new String(basic(key, "/ledger/threadco/vkey").body(), UTF_8).lines().toList();
    assertThat(vkeys).hasSize(2).allMatch(vkey -> VerifierKey.parse(vkey).accepts(note));
    assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(2);

    var tile = basic(key, "/ledger/threadco/tile/0/000.p/2");
    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(tile.body()).hasSize(64);
    assertThat(tile.headers().firstValue("cache-control").orElse("")).contains("immutable");
    assertThat(basic(key, "/ledger/threadco/tile/8/0/000.p/2").body()).isEqualTo(tile.body());
    assertThat(basic(key, "/ledger/threadco/tile/entries/000.p/1").statusCode()).isEqualTo(200);
    assertThat(new String(basic(key, "/ledger").body(), UTF_8)).isEqualTo("threadco\n");
  }

  private HttpResponse<byte[]> get(String key, String path, String... headers) throws Exception {
    var request = server.request(key, path);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return server.client().send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void givesBundlesCompressedToWhoTakesThemSoAndSaysWhatChangedNot() throws Exception {
    var key = server.key(Role.AUDITOR, tenant("threadco"));
    var path = "/ledger/threadco/tile/entries/000.p/2";
    var plain = get(key, path);
    assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
    assertThat(plain.headers().firstValue("vary")).contains("authorization, accept-encoding");
    var packed = get(key, path, "accept-encoding", "br, gzip;q=0.5");
    assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
        .isEqualTo(plain.body());
    var etag = plain.headers().firstValue("etag").orElseThrow();
    assertThat(packed.headers().firstValue("etag")).get().isNotEqualTo(etag);
    assertThat(get(key, path, "accept-encoding", "gzip;q=0").body()).isEqualTo(plain.body());
    var same = get(key, path, "if-none-match", "\"x\", " + etag);
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    var tile = get(key, "/ledger/threadco/tile/0/000.p/2", "accept-encoding", "gzip");
    assertThat(tile.headers().firstValue("content-encoding")).as("hashes").isEmpty();
  }

  @Test
  void answersHeadWithTheLengthAndNoBody() throws Exception {
    var key = server.key(Role.AUDITOR, tenant("threadco"));
    var request = server.request(key, "/ledger/threadco/tile/0/000.p/1");
    var head =
        server
            .client()
            .send(
                request.method("HEAD", BodyPublishers.noBody()).build(),
                BodyHandlers.ofByteArray());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("content-length")).contains("32");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void hidesWhatIsNotInTheScopeOfTheKey() throws Exception {
    var own = server.key(Role.AUDITOR, tenant("threadco"));
    var workspace = server.key(Role.AUDITOR, new Scope.Workspace("threadco", "support"));
    assertThat(basic(own, "/ledger/homely/checkpoint").statusCode()).isEqualTo(404);
    assertThat(basic(own, "/ledger/_system/checkpoint").statusCode()).isEqualTo(404);
    assertThat(basic(workspace, "/ledger/threadco/tile/entries/000.p/1").statusCode())
        .isEqualTo(404);
    var all = server.key(Role.ADMIN, organization());
    assertThat(basic(all, "/ledger/_system/checkpoint").statusCode()).isEqualTo(200);
    assertThat(basic(all, "/ledger/homely/checkpoint").statusCode()).isEqualTo(200);
    assertThat(basic(all, "/ledger/homely/state").statusCode()).isEqualTo(404);
    assertThat(basic(all, "/ledger/..%2f..%2finstallation").statusCode()).isEqualTo(404);
  }

  @Test
  void asksForAKeyThatMayReadTheLedgerAndOnlyReads() throws Exception {
    var nobody = server.get(null, "/ledger/threadco/checkpoint");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("www-authenticate").orElse("")).startsWith("Basic");
    assertThat(basic("ll_" + "z".repeat(40), "/ledger").statusCode()).isEqualTo(401);
    var user = server.key(Role.END_USER, tenant("threadco"));
    assertThat(basic(user, "/ledger/threadco/checkpoint").statusCode()).isEqualTo(403);
    var admin = server.key(Role.ADMIN, organization());
    assertThat(server.send(admin, "PUT", "/ledger/threadco/checkpoint", "x").statusCode())
        .isEqualTo(405);
  }

  @Test
  void turnsAReceiptIntoAProofThatItsCheckpointCovers() throws Exception {
    var key = server.key(Role.AUDITOR, tenant("threadco"));
    var json = server.json(key, "/api/v1/ledger/threadco/proof?index=1");
    var proof = TlogProof.parse(json.path("tlog_proof").stringValue("").getBytes(UTF_8));
    var entry = server.ledger.read("threadco", 1, 1).getFirst().bytes();
    assertThat(proof.includes(MerkleHasher.leafHash(entry))).isTrue();

    assertThat(server.get(key, "/api/v1/ledger/homely/proof?index=1").statusCode()).isEqualTo(404);
    assertThat(server.get(key, "/api/v1/ledger/threadco/proof").statusCode()).isEqualTo(400);
    var later = server.get(key, "/api/v1/ledger/threadco/proof?index=99");
    assertThat(JSON.readTree(later.body()).path("type").stringValue("")).endsWith("not_proven_yet");
  }
}
