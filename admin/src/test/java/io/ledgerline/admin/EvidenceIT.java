package io.ledgerline.admin;

import static io.ledgerline.admin.AdminServer.organization;
import static io.ledgerline.admin.AdminServer.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.governance.policy.Role;
import io.ledgerline.governance.policy.Scope;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceIT {
  private static final String NOVEMBER = "\"from\":\"2026-11-01\",\"to\":\"2026-12-01\"";

  @TempDir private Path folder;
  private AdminServer server;

  @BeforeEach
  void recordCalls() throws Exception {
    server = new AdminServer(folder);
    server.call("threadco", "u_1", 5);
    server.call("threadco", "u_2", 5);
    server.call("homely", "u_3", 5);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private HttpResponse<byte[]> export(String key, String members) throws Exception {
    var request =
        server
            .request(key, "/api/v1/evidence/packs")
            .POST(BodyPublishers.ofString("{" + members + "}"))
            .build();
    return server.client().send(request, BodyHandlers.ofByteArray());
  }

  private static Map<String, String> parts(byte[] pack) throws Exception {
    var parts = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
      for (var each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        parts.put(each.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  @Test
  void isRecordedWithItsHashBeforeItIsHandedOutToAReadOnlyAuditor() throws Exception {
    var auditor = server.key(Role.AUDITOR, tenant("threadco"));

    var answer = export(auditor, NOVEMBER);

    assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(200);
    var sha256 =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(answer.body()));
    assertThat(answer.headers().firstValue("ledgerline-pack-sha256")).contains(sha256);
    assertThat(answer.headers().firstValue("ledgerline-pack-entries")).contains("4");
    assertThat(answer.headers().firstValue("ledgerline-receipt").orElse(""))
        .startsWith("threadco:4:");
    assertThat(new String(server.ledger.read("threadco", 4, 1).getFirst().bytes()))
        .contains("evidence.exported")
        .contains(sha256);
    assertThat(parts(answer.body()).get("QUESTION")).contains("tenant threadco\n");
    // What was made is not left lying about.
    try (var left = Files.list(folder.resolve("packs"))) {
      assertThat(left).isEmpty();
    }

    var listed = server.json(auditor, "/api/v1/evidence/packs");
    assertThat(listed.at("/items/0/sha256").stringValue()).isEqualTo(sha256);
    assertThat(listed.at("/items/0/entries").longValue()).isEqualTo(4);
  }

  @Test
  void showsATenantNothingOfAnother() throws Exception {
    var auditor = server.key(Role.AUDITOR, tenant("threadco"));

    assertThat(export(auditor, NOVEMBER + ",\"tenant\":\"homely\"").statusCode()).isEqualTo(404);
    parts(export(auditor, NOVEMBER).body())
        .forEach((name, text) -> assertThat(text).as(name).doesNotContain("homely"));
  }

  @Test
  void isOfTheWholeOrganizationForItsAuditor() throws Exception {
    var auditor = server.key(Role.AUDITOR, organization());

    var answer = export(auditor, NOVEMBER);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(parts(answer.body()))
        .containsKeys("logs/_system/range", "logs/homely/range", "logs/threadco/range");
    assertThat(answer.headers().firstValue("ledgerline-receipt").orElse("")).startsWith("_system:");
  }

  @Test
  void isRefusedToWhomItIsNotFor() throws Exception {
    var user = server.key(Role.POWER_USER, tenant("threadco"));
    var workspace = server.key(Role.AUDITOR, new Scope.Workspace("threadco", "support"));
    var auditor = server.key(Role.AUDITOR, tenant("threadco"));

    assertThat(export(user, NOVEMBER).statusCode()).isEqualTo(403);
    assertThat(export(workspace, NOVEMBER).statusCode()).isEqualTo(404);
    assertThat(export(auditor, NOVEMBER + ",\"with_system\":true").statusCode()).isEqualTo(400);
    var plain = server.key(Role.AUDITOR, tenant("threadco"), "u_plain", Set.of());
    var content = NOVEMBER + ",\"with_content\":true";
    assertThat(export(plain, content + ",\"reason\":\"case-1\"").statusCode()).isEqualTo(403);
    assertThat(export(auditor, content).statusCode()).isEqualTo(400); // no reason
    assertThat(export(auditor, content + ",\"reason\":\"case-1\"").statusCode()).isEqualTo(200);
    assertThat(export(auditor, "\"from\":\"2026-11-01\"").statusCode()).isEqualTo(400);
    assertThat(export(auditor, NOVEMBER + ",\"model\":\"a b\"").statusCode()).isEqualTo(400);
    assertThat(export(auditor, NOVEMBER + ",\"tenant\":\"_system\"").statusCode()).isEqualTo(404);
  }
}
