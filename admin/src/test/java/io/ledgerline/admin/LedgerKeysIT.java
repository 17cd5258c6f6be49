package io.ledgerline.admin;

import static io.ledgerline.admin.AdminServer.JSON;
import static io.ledgerline.admin.AdminServer.organization;
import static io.ledgerline.admin.AdminServer.tenant;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.audit.Field;
import io.ledgerline.governance.policy.Role;
import io.ledgerline.ledger.checkpoint.KeyRing;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.checkpoint.VerifierKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerKeysIT {
  @TempDir Path folder;
  private AdminServer server;

  @BeforeEach
  void start() throws Exception {
    server = new AdminServer(folder);
    server.call("threadco", "u_1", 5);
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private KeyRing ring(String key) throws Exception {
    List<VerifierKey> keys = new ArrayList<>();
    for (var vkey : server.json(key, "/api/v1/ledger-keys?stream=threadco").path("vkeys")) {
      keys.add(VerifierKey.parse(vkey.asString()));
    }
    return new KeyRing(keys);
  }

  @Test
  void theInstallationsVaultKeyTakesTheOrganizationAndTheOthersStopped() throws Exception {
    var path = "/api/v1/vault-installation-key/rotate";
    var ofTenant = server.send(server.key(Role.ADMIN, tenant("threadco")), "POST", path, "{}");
    assertThat(ofTenant.statusCode()).as(ofTenant.body()).isEqualTo(404);
    var admin = server.key(Role.ADMIN, organization());
    var refused = server.send(admin, "POST", path, "{}");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("3 logs of other nodes", "others_stopped");
    assertThat(server.vaultKeys.recorded).isEmpty();

    var done = server.send(admin, "POST", path, "{\"others_stopped\":true}");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("fedcba9876543210", "\"tenant_keys\":2");
    EntryView entry = EntryView.parse(server.vaultKeys.recorded);
    assertThat(entry.type()).isEqualTo(EventType.VAULT_KEYS_ROTATED);
    assertThat(entry.stream()).isEqualTo("_system");
    assertThat(entry.object(Field.DETAILS))
        .containsEntry("old_master", "0123456789abcdef")
        .containsEntry("master", "fedcba9876543210");
  }

  @Test
  void aRotationIsAnEntryAndTheExportedKeysCheckWhatTheOldAndTheNewOnesSigned() throws Exception {
    var admin = server.key(Role.ADMIN, organization());
    var before = ring(admin);
    assertThat(before.keys()).hasSize(2);
    var answer = server.send(admin, "POST", "/api/v1/ledger-keys/rotate", "{}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var body = JSON.readTree(answer.body());
    assertThat(body.path("current").asInt()).isEqualTo(2);
    assertThat(body.path("generations")).hasSize(2);

    var newest = server.ledger.read("_system", server.ledger.size("_system") - 1, 1).getFirst();
    assertThat(EntryView.parse(newest.bytes()).type()).isEqualTo(EventType.LEDGER_KEYS_ROTATED);
    assertThat(new String(newest.bytes(), UTF_8))
        .contains(body.path("generations").get(1).path("ml_dsa_44").asString());

    server.call("threadco", "u_1", 5);
    var after = ring(admin);
    assertThat(after.keys()).hasSize(4).containsAll(before.keys());
    long size = server.ledger.size("threadco");
    server.awaitPublished("threadco", size - 1);
    var note = server.ledger.published("threadco").orElseThrow().file("checkpoint").orElseThrow();
    assertThat(after.faults(SignedNote.parse(note))).isEmpty();
  }

  @Test
  void onlyAnAdministratorOfTheOrganizationRotatesAndATenantSeesItsOwnKeys() throws Exception {
    var tenantAdmin = server.key(Role.ADMIN, tenant("threadco"));
    var auditor = server.key(Role.AUDITOR, organization());
    assertThat(server.send(tenantAdmin, "POST", "/api/v1/ledger-keys/rotate", "{}").statusCode())
        .isEqualTo(404);
    assertThat(server.send(auditor, "POST", "/api/v1/ledger-keys/rotate", "{}").statusCode())
        .isEqualTo(403);
    assertThat(server.ledger.keys().generations()).hasSize(1);
    assertThat(server.json(tenantAdmin, "/api/v1/ledger-keys").path("stream").asString())
        .isEqualTo("threadco");
    assertThat(server.get(tenantAdmin, "/api/v1/ledger-keys?stream=_system").statusCode())
        .isEqualTo(404);
    assertThat(server.get(auditor, "/api/v1/ledger-keys?stream=nobody").statusCode())
        .isEqualTo(404);
  }
}
